import { Check, OctagonAlert } from 'lucide-react';
import { Spinner } from '#components/ui/spinner.tsx';
import type { Millis } from '#lib/fleet/types.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** What became of a session: asked, ended by the answer, seen dead in the database, or refused. */
export type Fate =
  | { readonly kind: 'asked' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'dead'; readonly at: Millis }
  | { readonly kind: 'refused'; readonly why: string };

export function SessionFate({ fate, timeZone }: { readonly fate: Fate; readonly timeZone: string }) {
  const { t } = useLanguage();
  switch (fate.kind) {
    case 'asked':
      return (
        <span className="text-ink-2 flex items-center gap-1.5">
          <Spinner />
          {t('logout.loggingOut')}
        </span>
      );
    case 'ended':
      return (
        <span className="text-ink-2 flex items-center gap-1.5">
          <Spinner />
          {t('logout.confirming')}
        </span>
      );
    case 'dead':
      return (
        <span className="text-ok-t flex items-center gap-1.5">
          <Check aria-hidden />
          {t('logout.deadAt', { time: clockSeconds(fate.at, timeZone) })}
        </span>
      );
    case 'refused':
      return (
        <span className="text-danger-t flex items-center gap-1.5" title={fate.why}>
          <OctagonAlert aria-hidden />
          <span className="truncate">{fate.why}</span>
        </span>
      );
  }
}
