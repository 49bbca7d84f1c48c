import { reasonsOf } from '#lib/fleet/attention.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { countOf, FLAG_WORDS, type Risk } from '#lib/fleet/words.ts';
import { Flag } from './flag.tsx';

const gravity: Record<Risk, number> = { high: 0, medium: 1, low: 2 };

/** The gravest two flags, and how many more reasons there are. */
export function FlagList({ flags }: Pick<FleetRow, 'flags'>) {
  const reasons = reasonsOf(flags).sort((a, b) => gravity[FLAG_WORDS[a].risk] - gravity[FLAG_WORDS[b].risk]);
  const hidden = reasons.slice(2);
  return (
    <>
      {reasons.slice(0, 2).map((reason) => (
        <Flag key={reason} reason={reason} count={flags[reason] ?? 1} />
      ))}
      {hidden.length > 0 && (
        <span
          title={hidden.map((reason) => FLAG_WORDS[reason].words).join(', ')}
          className="text-11 text-ink-3 flex-none"
        >
          <span aria-hidden>+{hidden.length}</span>
          <span className="sr-only">{countOf(hidden.length, 'more flag', 'more flags')}</span>
        </span>
      )}
    </>
  );
}
