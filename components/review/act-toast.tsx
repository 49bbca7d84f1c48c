'use client';

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { errorText } from '#lib/i18n/error-text.ts';
import type { Language } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Act } from './use-acts.ts';

export const UNDO_MS = 10_000;

type ActToastProps = {
  readonly act: Act | null;
  readonly onUndo: (act: Act) => void;
  readonly onRetry: (act: Act) => void;
};

/** The last decision for ten seconds, with the way back; one that failed stays until it is retried or put away. */
export function ActToast({ act, onUndo, onRetry }: ActToastProps) {
  const language = useLanguage();
  const { t } = language;
  const [over, setOver] = useState<string | null>(null);
  const id = act?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    const timer = setTimeout(() => setOver(id), UNDO_MS);
    return () => clearTimeout(timer);
  }, [id]);
  const [away, putAway] = useState<string | null>(null);
  const lasting = act !== null && (act.phase === 'failed' || act.error !== null || act.refused.length > 0);
  const shown = act !== null && away !== act.id && (lasting || over !== act.id) ? act : null;
  return (
    <div
      role="status"
      className="pointer-events-none absolute bottom-4 left-4 z-10 max-sm:right-3 max-sm:bottom-3 max-sm:left-3"
    >
      {shown !== null && (
        <div className="bg-ink-solid text-on-solid rounded-dlg shadow-overlay pointer-events-auto flex max-w-[420px] items-center gap-3 py-2 pr-2 pl-4">
          <span className="min-w-0 flex-1">{wordsOf(shown, language)}</span>
          {(shown.phase === 'saving' || shown.phase === 'saved') && over !== shown.id && (
            <Button size="sm" className={solid} onClick={() => onUndo(shown)}>
              {t('review.act.undo')} <Kbd className="border-current bg-transparent text-inherit">U</Kbd>
            </Button>
          )}
          {shown.phase === 'failed' && shown.error !== null && (
            <Button size="sm" className={solid} onClick={() => onRetry(shown)}>
              {t('shell.retry')}
            </Button>
          )}
          <Button
            size="sm"
            icon
            className={solid}
            aria-label={t('shell.dismiss')}
            onClick={() => putAway(shown.id)}
          >
            <X aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}

const solid =
  'border-[color-mix(in_srgb,currentColor_35%,transparent)] bg-transparent text-inherit hover:bg-[color-mix(in_srgb,currentColor_14%,transparent)]';

function wordsOf({ deed, items, phase, error, refused }: Act, language: Language): string {
  const { t } = language;
  const name = items[0]?.driver?.name ?? items[0]?.batch?.reference ?? '';
  const whom = items.length === 1 ? name : t('review.flags', { count: items.length });
  if (error !== null) return t('review.notSaved', { why: errorText(error, language) });
  if (phase === 'taking_back' || phase === 'taken_back') return t('review.undone', { whom });
  if (refused.length > 0) {
    const why = refused[0]?.message ?? '';
    return t('review.partly', { done: items.length - refused.length, count: items.length, why });
  }
  const kind = deed.kind === 'decide' ? deed.decision : deed.kind;
  return t(`review.done.${kind}`, { whom });
}
