'use client';

import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { expectedAt, isSilent, latenessOf } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { useOverTime } from '#lib/fleet/use-fleet.ts';
import { clockTime, eventPhrase, signedMinutes, stopNumber } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Age, Moment } from './moment.tsx';
import { OtherHere } from './other-here.tsx';

type CellProps = {
  readonly row: FleetRow;
  readonly timeZone: string;
  readonly settings: WorkspaceSettings;
};

const MINUTE = 60_000;
const none = <span className="text-ink-3">—</span>;

type DriverCellProps = { readonly batchId: string; readonly driver: FleetRow['driver'] };

/** Like the other cells that are memoized: most events of a row leave it as it is. */
export const DriverCell = memo(function DriverCell({ batchId, driver }: DriverCellProps) {
  const { t } = useLanguage();
  return (
    <div role="rowheader" className="col-driver">
      {driver === null ? (
        <span className="text-ink-3 truncate">{t('board.noDriver')}</span>
      ) : (
        <span
          className="min-w-0 truncate font-medium"
          title={t('board.driverAndCode', { name: driver.name, code: driver.code })}
        >
          {driver.name}
          <span className="driver-code text-12 text-ink-3 hidden truncate leading-4 font-normal">
            {driver.code}
          </span>
        </span>
      )}
      <OtherHere item={batchId} />
    </div>
  );
});

export function ReferenceCell({ reference }: { readonly reference: string }) {
  return (
    <div
      role="gridcell"
      className="col-reference text-12 text-ink-2 font-mono tracking-[-.01em] whitespace-nowrap"
    >
      {reference}
    </div>
  );
}

type NextStopCellProps = { readonly nextStop: FleetRow['nextStop'] };

export const NextStopCell = memo(function NextStopCell({ nextStop }: NextStopCellProps) {
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
});

type PlanCellProps = { readonly at: Millis | null; readonly timeZone: string };

export const PlanCell = memo(function PlanCell({ at, timeZone }: PlanCellProps) {
  return (
    <div role="gridcell" className="col-plan text-ink-3">
      {at === null ? none : <Moment at={at}>{clockTime(at, timeZone)}</Moment>}
    </div>
  );
});

export function ExpectedCell({ row, timeZone }: Pick<CellProps, 'row' | 'timeZone'>) {
  // Overdue means expected now: only the minute that is shown counts.
  const at = useOverTime((now) => {
    const expected = expectedAt(row, now);
    return expected !== null && expected === now ? Math.floor(now / MINUTE) * MINUTE : expected;
  });
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

export function LatenessCell({ row, settings }: Pick<CellProps, 'row' | 'settings'>) {
  const minutes = useOverTime((now) => latenessOf(row, now));
  if (minutes === null) {
    return (
      <div role="gridcell" className="col-delta">
        {none}
      </div>
    );
  }
  const late = minutes > settings.lateAfterMin && row.status !== 'COMPLETED';
  return (
    <div
      role="gridcell"
      className={cx('col-delta', late ? 'text-late-t font-semibold' : minutes <= 0 && 'text-ink-3')}
    >
      {signedMinutes(minutes)}
    </div>
  );
}

export function EventCell({ row, settings }: Pick<CellProps, 'row' | 'settings'>) {
  const silent = useOverTime((now) => isSilent(row, settings, now));
  const { lastEvent } = row;
  const { t } = useLanguage();
  if (lastEvent === null) {
    return (
      <div role="gridcell" className="col-event">
        {none}
      </div>
    );
  }
  const phrase = eventPhrase(lastEvent, t);
  return (
    <div role="gridcell" className="col-event">
      <span className="truncate" title={phrase}>
        {phrase}
      </span>
      <Age
        at={lastEvent.recordedAt}
        className={cx('as-of flex-none', silent ? 'text-danger-t font-semibold' : 'text-ink-3')}
      />
    </div>
  );
}
