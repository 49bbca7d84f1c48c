'use client';

import type { BatchEvent } from '#lib/fleet/queries.ts';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { latenessOf } from '#lib/fleet/attention.ts';
import type { DriverStatus, FleetRow } from '#lib/fleet/types.ts';
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockTime, fullTime, stopNumber } from '#lib/fleet/words.ts';
import { EmptyNote, FailedNote } from './panel-notes.tsx';
import { StopSkeleton } from './panel-skeletons.tsx';
import { SectionHead } from './section-head.tsx';
import { stopRows, stopWindow, type PlannedStop, type StopRow } from './stop-rows.ts';
import type { Part } from './use-panel-data.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type StopListProps = {
  readonly row: FleetRow;
  readonly stops: Part<readonly PlannedStop[]>;
  readonly events: readonly BatchEvent[];
};

/** The stops around the current one, plan beside what happened or is expected; the rest on demand. */
export function StopList({ row, stops, events }: StopListProps) {
  const { settings } = useFleetMeta();
  const now = useDataTime(10_000);
  const [all, setAll] = useState(false);
  const { t } = useLanguage();
  const progress = { status: row.status, stopIndex: row.stopIndex, latenessMin: latenessOf(row, now) };
  const rows = stopRows(stops.data ?? [], events, progress, settings.lateAfterMin);
  const shown = all ? rows : stopWindow(rows);
  return (
    <>
      <SectionHead title={t('driver.stops')} aside={<ColumnHeads />} className="pl-4 max-sm:pl-5" />
      {stops.data === undefined && !stops.failed && <StopSkeleton />}
      {stops.failed && (
        <FailedNote words={t('driver.stopsFailed')} onRetry={stops.onRetry} className="px-4 max-sm:px-5" />
      )}
      {stops.data?.length === 0 && <EmptyNote words={t('driver.noStops')} className="px-4 max-sm:px-5" />}
      <ol className="px-4 pb-2 max-sm:px-5">
        {shown.map((stop) => (
          <StopLine key={stop.position} stop={stop} status={row.status} />
        ))}
      </ol>
      {rows.length > shown.length || all ? (
        <div className="-mt-0.5 px-2 pb-2 max-sm:px-3">
          <Button
            variant="quiet"
            size="sm"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="max-sm:h-11"
          >
            {all ? t('driver.fewerStops') : t('driver.allStops', { count: rows.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const times = 'grid grid-cols-[34px_34px] gap-x-2 text-right';

function ColumnHeads() {
  const { t } = useLanguage();
  return (
    <span aria-hidden className={cx(times, 'text-11 text-ink-3')}>
      <span>{t('driver.plan')}</span>
      <span>{t('driver.actual')}</span>
    </span>
  );
}

function StopLine({ stop, status }: { readonly stop: StopRow; readonly status: DriverStatus }) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { t } = language;
  const current = stop.state === 'current';
  const time = stop.arrivedAt ?? stop.expectedAt;
  return (
    <li
      {...(current ? { 'data-status': status, 'aria-current': 'step' } : {})}
      className={cx(
        'text-12 grid grid-cols-[20px_20px_minmax(0,1fr)_auto] gap-x-1.5',
        current ? 'bg-st-w -mx-4 px-4 py-1.5 max-sm:-mx-5 max-sm:px-5' : 'border-b py-[5px]',
      )}
    >
      <span className="text-ink-3 font-mono">{stopNumber(stop.position)}</span>
      <StopMark stop={stop} />
      <span className="truncate" title={stop.label}>
        {stop.label}
      </span>
      <span className={cx(times, 'text-ink-3')}>
        <span title={stop.plannedAt === null ? undefined : fullTime(stop.plannedAt, language)}>
          <span className="sr-only">{t('driver.spokenPlanned')}</span>
          {stop.plannedAt === null ? '—' : clockTime(stop.plannedAt, timeZone)}
        </span>
        <span
          title={
            time === null
              ? undefined
              : t(stop.arrivedAt === null ? 'driver.expectedAt' : 'driver.arrivedAt', {
                  time: fullTime(time, language),
                })
          }
          className={cx(stop.arrivedAt === null && stop.late && 'text-late-t font-semibold')}
        >
          <span className="sr-only">
            {t(stop.arrivedAt === null ? 'driver.spokenExpected' : 'driver.spokenArrived')}
          </span>
          {time === null ? '—' : clockTime(time, timeZone)}
        </span>
      </span>
    </li>
  );
}

/** Grey done, tall in the state's colour current, pale to come; underlined when late or expected late. */
function StopMark({ stop }: { readonly stop: StopRow }) {
  const look = {
    done: 'mt-[3px] h-2 bg-done-c',
    current: 'mt-0.5 h-3 bg-st-c',
    open: 'mt-[3px] h-2 bg-line-2',
  } as const;
  return (
    <i
      aria-hidden
      className={cx('ml-1 w-2.5', look[stop.state], stop.late && stop.state !== 'current' && 'late-mark')}
    />
  );
}
