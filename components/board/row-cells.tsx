import { cx } from '#components/ui/cx.ts';
import { expectedAt, latenessOf, plannedAt } from '#lib/fleet/attention.ts';
import { Moment } from './moment.tsx';
import type { FleetRow, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockTime, eventPhrase, shortDuration, signedMinutes, stopNumber } from '#lib/fleet/words.ts';

type CellProps = {
  readonly row: FleetRow;
  readonly now: Millis;
  readonly timeZone: string;
};

const none = <span className="text-ink-3">—</span>;

export function DriverCell({ row }: Pick<CellProps, 'row'>) {
  const { driver } = row;
  return (
    <div role="rowheader" className="col-driver">
      {driver === null ? (
        <span className="text-ink-3 truncate">No driver yet</span>
      ) : (
        <span className="min-w-0 truncate font-medium" title={`${driver.name}, ${driver.code}`}>
          {driver.name}
          <span className="driver-code text-12 text-ink-3 hidden truncate leading-4 font-normal">
            {driver.code}
          </span>
        </span>
      )}
    </div>
  );
}

export function ReferenceCell({ row }: Pick<CellProps, 'row'>) {
  return (
    <div
      role="gridcell"
      className="col-reference text-12 text-ink-2 font-mono tracking-[-.01em] whitespace-nowrap"
    >
      {row.reference}
    </div>
  );
}

export function NextStopCell({ row }: Pick<CellProps, 'row'>) {
  const { nextStop } = row;
  return (
    <div role="gridcell" className="col-next">
      {nextStop === null ? (
        none
      ) : (
        <>
          <span className="text-12 text-ink-3 flex-none font-mono">{stopNumber(nextStop.position)}</span>
          <span className="truncate" title={nextStop.label}>
            {nextStop.label}
          </span>
        </>
      )}
    </div>
  );
}

export function PlanCell({ row, timeZone }: Pick<CellProps, 'row' | 'timeZone'>) {
  const at = plannedAt(row);
  return (
    <div role="gridcell" className="col-plan text-ink-3">
      {at === null ? none : <Moment at={at}>{clockTime(at, timeZone)}</Moment>}
    </div>
  );
}

export function ExpectedCell({ row, now, timeZone }: CellProps) {
  const at = expectedAt(row, now);
  return (
    <div role="gridcell" className="col-expected">
      {at === null ? (
        none
      ) : (
        <Moment at={at} className="as-of">
          {clockTime(at, timeZone)}
        </Moment>
      )}
    </div>
  );
}

type LatenessCellProps = Pick<CellProps, 'row' | 'now'> & Pick<WorkspaceSettings, 'lateAfterMin'>;

export function LatenessCell({ row, now, lateAfterMin }: LatenessCellProps) {
  const minutes = latenessOf(row, now);
  if (minutes === null) {
    return (
      <div role="gridcell" className="col-delta">
        {none}
      </div>
    );
  }
  const late = minutes > lateAfterMin && row.status !== 'COMPLETED';
  return (
    <div
      role="gridcell"
      className={cx('col-delta', late ? 'text-late-t font-semibold' : minutes <= 0 && 'text-ink-3')}
    >
      {signedMinutes(minutes)}
    </div>
  );
}

export function EventCell({
  row,
  now,
  silent,
}: Pick<CellProps, 'row' | 'now'> & { readonly silent: boolean }) {
  const { lastEvent } = row;
  if (lastEvent === null) {
    return (
      <div role="gridcell" className="col-event">
        {none}
      </div>
    );
  }
  return (
    <div role="gridcell" className="col-event">
      <span className="truncate">{eventPhrase(lastEvent)}</span>
      <Moment
        at={lastEvent.recordedAt}
        className={cx('as-of flex-none', silent ? 'text-danger-t font-semibold' : 'text-ink-3')}
      >
        {shortDuration(now - lastEvent.recordedAt)}
      </Moment>
    </div>
  );
}
