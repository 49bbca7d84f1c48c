import { memo } from 'react';
import { reasonsOf } from '#lib/fleet/attention.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { FLAG_MARKS, type Risk } from '#lib/fleet/words.ts';
import { Flag } from './flag.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

const gravity: Record<Risk, number> = { high: 0, medium: 1, low: 2 };

/** The gravest two flags, and how many more reasons there are. */
export const FlagList = memo(function FlagList({ flags }: Pick<FleetRow, 'flags'>) {
  const { t } = useLanguage();
  const reasons = reasonsOf(flags).sort((a, b) => gravity[FLAG_MARKS[a].risk] - gravity[FLAG_MARKS[b].risk]);
  const hidden = reasons.slice(2);
  return (
    <>
      {reasons.slice(0, 2).map((reason) => (
        <Flag key={reason} reason={reason} count={flags[reason] ?? 1} />
      ))}
      {hidden.length > 0 && (
        <span
          title={hidden.map((reason) => t(`flag.${reason}`)).join(', ')}
          className="text-11 text-ink-3 flex-none"
        >
          <span aria-hidden>+{hidden.length}</span>
          <span className="sr-only">{t('board.moreFlags', { count: hidden.length })}</span>
        </span>
      )}
    </>
  );
});
