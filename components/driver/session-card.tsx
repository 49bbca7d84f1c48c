import { DeviceState } from '#components/board/device-state.tsx';
import { deviceWords } from '#components/board/device-words.ts';
import { Moment } from '#components/board/moment.tsx';
import { useLogoutProgress } from '#components/logout/logout-progress.ts';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { deviceState, waitingOn } from '#lib/fleet/attention.ts';
import type { FleetRow, FleetSession } from '#lib/fleet/types.ts';
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { SectionHead } from './section-head.tsx';
import { endWords, sessionFacts } from './session-words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The driver's sign-in: device, freshness, what still waits on it, or how it ended. */
export function SessionCard({ row }: { readonly row: FleetRow }) {
  const { settings, workspace } = useFleetMeta();
  const now = useDataTime(10_000);
  const device = deviceState(row, settings, now);
  const { t } = useLanguage();
  return (
    <div className="text-12 border-t pb-4">
      <SectionHead
        title={t('driver.session.title')}
        aside={
          <span className="text-13 flex items-center gap-1.5">
            <DeviceState
              state={device}
              label={deviceWords(row, settings, now, workspace.timeZone, t)}
              waiting={waitingOn(row, device)}
            />
          </span>
        }
        className="static pl-4 max-sm:pl-5"
      />
      {row.session === null ? (
        <p className="text-ink-3 px-4 max-sm:px-5">
          {t(row.driver === null ? 'driver.session.noDriver' : 'driver.session.none')}
        </p>
      ) : (
        <>
          <LogoutLine sessionId={row.session.id} />
          <SessionFacts session={row.session} now={now} />
        </>
      )}
    </div>
  );
}

function SessionFacts({ session, now }: { readonly session: FleetSession; readonly now: number }) {
  const { settings, workspace } = useFleetMeta();
  const { t } = useLanguage();
  const ended = endWords(session, workspace.timeZone, t);
  return (
    <>
      {ended !== null && (
        <p className="border-control text-ink-2 mx-4 mb-2 border-l-2 pl-2 max-sm:mx-5">{ended}</p>
      )}
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-2 gap-y-1 px-4 max-sm:px-5">
        {sessionFacts(session, settings, now, workspace.timeZone, t).map(({ name, value, at, mono }) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className={`min-w-0 wrap-anywhere ${mono ? 'font-mono' : ''}`}>
              {at === undefined ? value : <Moment at={at}>{value}</Moment>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A logout that is on its way, or whose dialog was closed before it failed. */
function LogoutLine({ sessionId }: { readonly sessionId: string }) {
  const progress = useLogoutProgress(sessionId);
  const { t } = useLanguage();
  if (progress === null) return null;
  if (progress.phase === 'saving') {
    return (
      <p
        role="status"
        className="border-accent text-ink-3 mx-4 mb-2 flex items-center gap-2 border-b-[1.5px] border-dashed pb-1 max-sm:mx-5"
      >
        <Spinner />
        {progress.words}
      </p>
    );
  }
  return (
    <div
      role="alert"
      className="bg-danger-w text-danger-t mb-2 flex items-center gap-2 px-4 py-1.5 max-sm:px-5"
    >
      <span className="min-w-0 flex-1">{progress.words}</span>
      {progress.mayHelp && (
        <Button size="sm" variant="destructive" onClick={progress.retry} className="max-sm:h-11">
          {t('shell.retry')}
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={progress.forget} className="max-sm:h-11">
        {t('shell.dismiss')}
      </Button>
    </div>
  );
}
