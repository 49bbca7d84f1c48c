import { expect, it } from 'vitest';
import { shiftsIn } from './shifts.ts';
import { sampleRow } from '#components/driver/sample-row.ts';

const endsAt = (written: string, timeZone = 'Europe/Amsterdam') =>
  shiftsIn(timeZone)(sampleRow({ plannedEndAt: Date.parse(written) }));

it.each([
  ['2026-01-30T04:59:59Z', 'night'],
  ['2026-01-30T05:00:00Z', 'day'],
  ['2026-01-30T16:59:59Z', 'day'],
  ['2026-01-30T17:00:00Z', 'evening'],
  ['2026-01-30T22:59:59Z', 'evening'],
  ['2026-01-30T23:00:00Z', 'night'],
  ['2026-07-30T04:00:00Z', 'day'],
])('a route planned to end at %s is of the %s shift', (written, shift) => {
  expect(endsAt(written)).toBe(shift);
});

it('goes by the clocks of the workspace, and knows no shift of a route without an end', () => {
  expect(endsAt('2026-01-30T05:00:00Z', 'Asia/Kathmandu')).toBe('day');
  expect(endsAt('2026-01-30T00:14:59Z', 'Asia/Kathmandu')).toBe('night');
  expect(endsAt('2026-01-30T00:15:00Z', 'Asia/Kathmandu')).toBe('day');
  expect(shiftsIn('UTC')(sampleRow({ plannedEndAt: null }))).toBeNull();
});
