import { describe, expect, it } from 'vitest';
import { createTally, noteLatency, percentile, summaryLine } from './tally.ts';

describe('the summary line', () => {
  it('tells drivers, verdicts and pace', () => {
    const tally = { ...createTally(), accepted: 41, flagged: 2, rejected: 1, latencies: [8, 12, 40] };
    expect(summaryLine(tally, ['on route', 'offline', 'idle', 'signing in'], 4.26)).toBe(
      '3 of 4 drivers signed in, 2 on route, 1 offline | 41 accepted, 2 flagged, 1 rejected | 4.3 events/s, p50 12 ms',
    );
  });

  it('names what is out of the ordinary only when there is some', () => {
    const tally = {
      ...createTally(),
      replayed: 3,
      sessionsEnded: 4,
      secondDevicesRefused: 1,
      retries: 1,
    };
    expect(summaryLine(tally, ['logged out', 'suspended'], 0)).toBe(
      '1 of 2 drivers signed in, 0 on route, 1 suspended, 1 logged out | ' +
        '0 accepted, 0 flagged, 0 rejected, 3 repeated, 4 sessions ended, 1 second devices refused | ' +
        '0.0 events/s, no answer yet, 1 retry',
    );
  });
});

describe('latencies', () => {
  it('have a median, and none when there are none', () => {
    expect(percentile([9, 1, 5], 0.5)).toBe(5);
    expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
    expect(percentile([], 0.5)).toBeNull();
  });

  it('are kept for the latest requests only', () => {
    const tally = createTally();
    for (let request = 1; request <= 5_000; request++) noteLatency(tally, request);
    expect(tally.latencies.length).toBeLessThanOrEqual(2_000);
    expect(tally.latencies.at(-1)).toBe(5_000);
  });
});
