import { StatusLabel } from '#components/board/status-label.tsx';
import { cx } from '#components/ui/cx.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, fullTime } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import { SessionFate, type Fate } from './session-fate.tsx';

const head =
  'sticky top-0 bg-surface-2 h-7 border-b border-line-2 px-2 font-normal whitespace-nowrap first:pl-5 last:pr-5';
const cell = 'h-[30px] border-b px-2 whitespace-nowrap first:pl-5 last:pr-5';

type LogoutTableProps = {
  readonly preflights: readonly Preflight[];
  /** What has become of a session since the button was pressed; null before that. */
  readonly fateOf: ((sessionId: string) => Fate) | null;
};

/** Who will be logged out and what is known of the device; afterwards, what became of each session. */
export function LogoutTable({ preflights, fateOf }: LogoutTableProps) {
  const { t } = useLanguage();
  return (
    <div className="scroll-thin max-h-48 flex-none overflow-auto">
      <table className="w-full border-collapse">
        <thead className="text-12 text-ink-3 text-left">
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
            {fateOf === null ? (
              <>
                <th scope="col" className={cx(head, 'text-right')}>
                  {t('logout.lastActive')}
                </th>
                <th scope="col" className={cx(head, 'text-right')}>
                  {t('logout.toSync')}
                </th>
              </>
            ) : (
              <th scope="col" className={head}>
                {t('logout.session')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {preflights.map((preflight) => (
            <Row
              key={preflight.sessionId}
              preflight={preflight}
              fate={fateOf === null ? null : fateOf(preflight.sessionId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ preflight, fate }: { readonly preflight: Preflight; readonly fate: Fate | null }) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { driverName, batches, lastActiveAt, eventsWaiting } = preflight;
  const [batch] = batches;
  return (
    <tr>
      <td className={cx(cell, 'max-w-40 truncate')} title={driverName}>
        {driverName}
      </td>
      <td className={cx(cell, 'text-12 font-mono max-sm:hidden')}>{batch?.reference ?? '—'}</td>
      <td className={cx(cell, '[&>span]:flex')}>{batch ? <StatusLabel status={batch.status} /> : '—'}</td>
      {fate === null ? (
        <>
          <td className={cx(cell, 'text-right')} title={fullTime(lastActiveAt, language)}>
            {clockSeconds(lastActiveAt, timeZone)}
          </td>
          <td className={cx(cell, 'text-right')}>{eventsWaiting}</td>
        </>
      ) : (
        <td className={cell}>
          <SessionFate fate={fate} timeZone={timeZone} />
        </td>
      )}
    </tr>
  );
}
