import { eventCount, type Insights } from './insights-answer.ts';

export const FIGURES = ['onTime', 'lateness', 'flags', 'lag', 'decide', 'overdue'] as const;
export type Figure = (typeof FIGURES)[number];

/** One number of a period: null where there was nothing to measure. */
export type KeyFigure = {
  readonly name: Figure;
  readonly unit: 'percent' | 'minutes' | 'rate' | 'count' | 'duration';
  readonly value: number | null;
  readonly better: 'more' | 'less';
};

/** The six numbers at the head of the page. Durations are milliseconds, shares 0 to 100. */
export function keyFigures(insights: Insights): readonly KeyFigure[] {
  const { arrivals, lag, decisions, flags } = insights;
  const events = eventCount(insights);
  const flagged = flags.reduce((sum, flag) => sum + flag.flagged, 0);
  return [
    {
      name: 'onTime',
      unit: 'percent',
      value: share(arrivals.total - arrivals.late, arrivals.total),
      better: 'more',
    },
    { name: 'lateness', unit: 'minutes', value: arrivals.lateness_p50_min ?? null, better: 'less' },
    { name: 'flags', unit: 'rate', value: share(flagged, events), better: 'less' },
    { name: 'lag', unit: 'duration', value: lag.p50 ?? null, better: 'less' },
    { name: 'decide', unit: 'duration', value: decisions.p50_ms ?? null, better: 'less' },
    {
      name: 'overdue',
      unit: 'count',
      value: flagged === 0 ? null : (decisions.overdue ?? 0),
      better: 'less',
    },
  ];
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}
