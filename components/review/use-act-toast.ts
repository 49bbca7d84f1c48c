'use client';

import { useEffect, useEffectEvent } from 'react';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { putToastAway, showToast } from '#components/ui/toast-store.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import type { Language } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Act } from './use-acts.ts';

type ActToast = {
  readonly act: Act | null;
  readonly onUndo: (act: Act) => void;
  readonly onRetry: (act: Act) => void;
};

/** The last decision for ten seconds, with the way back; one that failed stays until it is retried or put away. */
export function useActToast({ act, onUndo, onRetry }: ActToast): void {
  const language = useLanguage();
  const id = act === null ? null : `${act.id} ${stageOf(act)}`;
  const show = useEffectEvent((shownId: string) => {
    if (act === null) return;
    const { t } = language;
    const stage = stageOf(act);
    showToast({
      id: shownId,
      text: wordsOf(act, language),
      lasting: stage !== 'done' && stage !== 'back',
      action:
        stage === 'failed' && act.error !== null && mayRetry(act.error)
          ? { label: t('shell.retry'), run: () => onRetry(act) }
          : stage === 'done' || stage === 'partly'
            ? { label: t('review.act.undo'), hotkey: 'U', run: () => onUndo(act) }
            : undefined,
    });
  });
  useEffect(() => {
    if (id === null) return undefined;
    show(id);
    return () => putToastAway(id);
  }, [id]);
}

/** What a person can tell apart: saving and saved look the same, because decisions apply at once. */
function stageOf({ phase, error, refused }: Act): 'done' | 'partly' | 'failed' | 'kept' | 'back' {
  if (phase === 'failed') return 'failed';
  if (error !== null) return 'kept';
  if (phase === 'taking_back' || phase === 'taken_back') return 'back';
  return refused.length > 0 ? 'partly' : 'done';
}

function wordsOf({ deed, items, phase, error, refused }: Act, language: Language): string {
  const { t } = language;
  const name = items[0]?.driver?.name ?? items[0]?.batch?.reference ?? '';
  const whom = items.length === 1 ? name : t('review.flags', { count: items.length });
  if (error !== null)
    return failureText(error, language, phase === 'failed' ? 'review.notSaved' : 'shell.notUndone');
  if (phase === 'taking_back' || phase === 'taken_back') return t('review.undone', { whom });
  if (refused.length > 0) {
    const why = refused[0]?.message ?? '';
    return t('review.partly', { done: items.length - refused.length, count: items.length, why });
  }
  const kind = deed.kind === 'decide' ? deed.decision : deed.kind;
  return t(`review.done.${kind}`, { whom });
}
