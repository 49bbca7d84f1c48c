import { StatusLabel } from '#components/board/status-label.tsx';
import { cx } from '#components/ui/cx.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, fullTime } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const head = 'h-7 border-b border-line-2 px-2 font-normal whitespace-nowrap first:pl-5 last:pr-5';
const cell = 'h-[30px] border-b px-2 whitespace-nowrap first:pl-5 last:pr-5';

/** Who will be logged out, and what is known of the device. */
export function LogoutTable({ rows }: { readonly rows: readonly FleetRow[] }) {
  const { t } = useLanguage();
  return (
    <div className="scroll-thin max-h-48 flex-none overflow-auto">
      <table className="w-full border-collapse">
        <thead className="bg-surface-2 text-12 text-ink-3 text-left">
          <tr>
            <th scope="col" className={head}>
              {t('logout.driver')}
            </th>
            <th scope="col" className={cx(head, 'max-sm:hidden')}>
              {t('logout.batch')}
            </th>
            <th scope="col" className={head}>
              {t('logout.state')}
            </th>
            <th scope="col" className={cx(head, 'text-right')}>
              {t('logout.lastActive')}
            </th>
            <th scope="col" className={cx(head, 'text-right')}>
              {t('logout.toSync')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LogoutRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LogoutRow({ row }: { readonly row: FleetRow }) {
  const { timeZone } = useFleetMeta().workspace;
  const { session } = row;
  const language = useLanguage();
  return (
    <tr>
      <td className={cx(cell, 'max-w-40 truncate')} title={row.driver?.name}>
        {row.driver?.name ?? language.t('logout.noDriver')}
      </td>
      <td className={cx(cell, 'text-12 font-mono max-sm:hidden')}>{row.reference}</td>
      <td className={cx(cell, '[&>span]:flex')}>
        <StatusLabel status={row.status} />
      </td>
      <td
        className={cx(cell, 'text-right')}
        title={session ? fullTime(session.lastActiveAt, language) : undefined}
      >
        {session ? clockSeconds(session.lastActiveAt, timeZone) : '—'}
      </td>
      <td className={cx(cell, 'text-right')}>{session?.eventsWaiting ?? 0}</td>
    </tr>
  );
}
