import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { endWords } from '#components/driver/session-words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Nothing is left to end: says since when, why and by whom. */
export function EndedNotice({ rows }: { readonly rows: readonly FleetRow[] }) {
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  const ends = rows.flatMap(({ session }) =>
    session === null ? [] : (endWords(session, timeZone, t) ?? []),
  );
  return (
    <div role="status" className="px-5 py-4">
      <b className="font-semibold">{t('logout.alreadyEnded', { count: rows.length })}</b>
      {[...new Set(ends)].map((words) => (
        <p key={words} className="text-ink-2">
          {words}
        </p>
      ))}
      <p className="text-ink-3">{t('logout.nothingWritten')}</p>
    </div>
  );
}
