import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { endWords } from '#components/driver/session-words.ts';

/** Nothing is left to end: says since when, why and by whom. */
export function EndedNotice({ rows }: { readonly rows: readonly FleetRow[] }) {
  const { timeZone } = useFleetMeta().workspace;
  const ends = rows.flatMap(({ session }) => (session === null ? [] : (endWords(session, timeZone) ?? [])));
  return (
    <div role="status" className="px-5 py-4">
      <b className="font-semibold">
        {rows.length === 1 ? 'The session has already ended.' : 'The sessions have already ended.'}
      </b>
      {[...new Set(ends)].map((words) => (
        <p key={words} className="text-ink-2">
          {words}
        </p>
      ))}
      <p className="text-ink-3">There is nothing to log out. Nothing has been written to the log.</p>
    </div>
  );
}
