import { describe, expect, it } from 'vitest';
import { mixSegments } from './mix-segments.ts';

const none = { INACTIVE: 0, ACTIVE: 0, EN_ROUTE: 0, AT_STOP: 0, DELAYED: 0, COMPLETED: 0, SUSPENDED: 0 };

describe('mixSegments', () => {
  it('keeps true proportions, in the order of the statuses', () => {
    const segments = mixSegments({ ...none, EN_ROUTE: 60, AT_STOP: 30, SUSPENDED: 10 });
    expect(segments.map(({ status, left, width }) => [status, Math.round(left), Math.round(width)])).toEqual([
      ['EN_ROUTE', 0, 60],
      ['AT_STOP', 60, 30],
      ['SUSPENDED', 90, 10],
    ]);
  });

  it('shows one batch among ten thousand, and still fills the bar exactly', () => {
    const segments = mixSegments({ ...none, EN_ROUTE: 9999, SUSPENDED: 1 });
    expect(segments.at(-1)?.width).toBeGreaterThan(0.69);
    expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
  });

  it('draws nothing for an empty fleet', () => {
    expect(mixSegments(none)).toEqual([]);
  });
});
