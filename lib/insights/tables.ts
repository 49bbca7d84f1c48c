import { DRIVER_STATUSES, EVENT_TYPES } from '../fleet/types.ts';
import { isFlagReason } from '../fleet/wire-event.ts';
import type { Language } from '../i18n/language.ts';
import { causeText } from '../i18n/reason-text.ts';
import type { Insights } from './insights-answer.ts';
import { binText, type Bin } from './spreads.ts';

export type Cell = string | number | null;
/** What a chart shows, for reading and for a file: the first column names the row. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Events that came in, by type and interval. */
export function eventTable(
  insights: Insights,
  timeText: (at: number) => string,
  { t }: Language,
): ChartTable {
  return {
    columns: [
      t('insights.table.from'),
      ...EVENT_TYPES.map((type) => t(`event.${type}`)),
      t('insights.table.total'),
    ],
    rows: insights.starts.map((start, slot) => {
      const counts = EVENT_TYPES.map((type) => insights.byType.get(type)?.[slot] ?? 0);
      return [timeText(start), ...counts, counts.reduce((sum, count) => sum + count, 0)];
    }),
  };
}

/** Batches by status at the end of each interval. */
export function statusTable(
  insights: Insights,
  timeText: (at: number) => string,
  { t }: Language,
): ChartTable {
  return {
    columns: [t('insights.table.at'), ...DRIVER_STATUSES.map((status) => t(`status.${status}`))],
    rows: insights.starts.map((start, slot) => [
      timeText(endOf(insights, start)),
      ...DRIVER_STATUSES.map((status) => insights.byStatus.get(status)?.[slot] ?? 0),
    ]),
  };
}

/** Reported delays by what the drivers said. */
export function delayTable({ delays }: Insights, { t }: Language): ChartTable {
  return {
    columns: [t('insights.table.cause'), t('insights.table.reports'), t('insights.table.minutes')],
    rows: delays.causes.map(({ reason, count, minutes_avg }) => [
      reason === null ? t('insights.noReason') : causeText(reason, t),
      count,
      minutes_avg ?? null,
    ]),
  };
}

/** What became of the flags of the period. */
export function flagTable({ flags }: Insights, { t }: Language): ChartTable {
  return {
    columns: [
      t('insights.table.flag'),
      t('insights.table.flagged'),
      t('insights.table.open'),
      t('insights.table.confirmed'),
      t('insights.table.dismissed'),
    ],
    rows: flags.map(({ reason, flagged, open, confirmed, dismissed }) => [
      flagText(reason, t),
      flagged,
      open,
      confirmed,
      dismissed,
    ]),
  };
}

/** How many took how long. */
export function spreadTable(bins: readonly Bin[], what: string, { t }: Language): ChartTable {
  return {
    columns: [t('insights.table.took'), what],
    rows: bins.map((bin) => [binText(bin, t), bin.count]),
  };
}

/** When an interval is over; the last one may be cut short by the end of the period. */
export function endOf({ intervalMs, to }: Insights, start: number): number {
  return Math.min(start + intervalMs, to);
}

function flagText(reason: string, t: Language['t']): string {
  if (isFlagReason(reason)) return t(`flag.${reason}`);
  return reason === 'BREAK_GLASS' ? t('review.kind.BREAK_GLASS') : t('review.kind.REJECTED_EVENT');
}
