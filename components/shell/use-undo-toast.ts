'use client';

import { showToast } from '#components/ui/toast-store.ts';
import type { Result } from '#lib/app-error.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Says what was done and offers to take it back; then says whether that worked. */
export function useUndoToast() {
  const language = useLanguage();
  const { t } = language;
  return (text: string, undo?: () => Promise<Result<unknown>>) => {
    const takeBack = async (ask: () => Promise<Result<unknown>>) => {
      const result = await ask();
      showToast(
        result.ok
          ? { id: crypto.randomUUID(), text: t('shell.undone') }
          : {
              id: crypto.randomUUID(),
              text: failureText(result.error, language, 'shell.notUndone'),
              lasting: true,
              action:
                result.error.code === 'unreachable'
                  ? { label: t('shell.retry'), run: () => void takeBack(ask) }
                  : undefined,
            },
      );
    };
    showToast({
      id: crypto.randomUUID(),
      text,
      action: undo && { label: t('shell.undo'), run: () => void takeBack(undo) },
    });
  };
}
