import { describe, expect, it } from 'vitest';
import { insights } from './insights-answer.ts';
import { keyFigures } from './key-figures.ts';
import { decisionBins } from './spreads.ts';
import { delayTable, eventTable, flagTable, spreadTable, statusTable } from './tables.ts';
import { english } from '../i18n/test-languages.ts';

const NOTHING = {
  from_ms: 0,
  to_ms: 3_600_000,
  interval_ms: 1_800_000,
  events: { start_ms: [0, 1_800_000], by_type: Object.fromEntries([['ARRIVED_AT_STOP', [0, 0]]]) },
  status_mix: null,
  delays: { reports: 0, causes: [] },
  lag_ms: { count: 0, p50: null, p95: null, p99: null, max: null, steps: [] },
  decisions: { decided: 0, p50_ms: null, p95_ms: null, overdue: 0, minutes: [] },
  flags: [],
  arrivals: { total: 0, late: 0, lateness_p50_min: null, lateness_p95_min: null },
  actions: [],
};
const SOME = {
  ...NOTHING,
  events: { start_ms: [0, 1_800_000], by_type: { ARRIVED_AT_STOP: [6, 14] } },
  status_mix: { AT_STOP: [1, 2] },
  delays: { reports: 3, causes: [{ reason: null, count: 3, minutes_avg: 12 }] },
  lag_ms: {
    count: 20,
    p50: 1900,
    p95: 48_000,
    p99: null,
    max: 60_000,
    steps: [
      [1900, 10],
      [60_000, 20],
    ],
  },
  flags: [{ reason: 'LATE_SYNC', flagged: 2, open: 1, confirmed: 1, dismissed: 0 }],
  decisions: { decided: 1, p50_ms: 220_000, p95_ms: 220_000, overdue: 1, minutes: [[3, 1]] },
  arrivals: { total: 20, late: 5, lateness_p50_min: 4, lateness_p95_min: 18 },
};
const valuesOf = (answer: unknown) =>
  Object.fromEntries(keyFigures(insights.parse(answer)).map(({ name, value }) => [name, value]));

const time = (at: number) => `+${at / 60_000} min`;

describe('a period in numbers', () => {
  it('says nothing of what did not happen, rather than none or all', () => {
    expect(Object.values(valuesOf(NOTHING)).every((value) => value === null)).toBe(true);
  });

  it('is shares of what did happen', () => {
    expect(valuesOf(SOME)).toEqual({
      onTime: 75,
      lateness: 4,
      flags: 10,
      lag: 1900,
      decide: 220_000,
      overdue: 1,
    });
  });

  it('is also told as tables, each interval by its own time', () => {
    const answer = insights.parse(SOME);
    expect(eventTable(answer, time, english).rows).toEqual([
      ['+0 min', 0, 6, 0, 0, 0, 0, 0, 0, 6],
      ['+30 min', 0, 14, 0, 0, 0, 0, 0, 0, 14],
    ]);
    expect(statusTable(answer, time, english).rows.map(([label]) => label)).toEqual(['+30 min', '+60 min']);
    expect(delayTable(answer, english).rows).toEqual([['No reason given', 3, 12]]);
    expect(flagTable(answer, english).rows).toEqual([['Late sync', 2, 1, 1, 0]]);
    expect(spreadTable(decisionBins(answer.decisions.minutes), 'Decisions', english).rows[3]).toEqual([
      '3 min to 4 min',
      1,
    ]);
  });
});
