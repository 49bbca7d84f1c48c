import { expect, test } from 'vitest';
import { judged, tableOf, told, unmeasured } from './figures.ts';
import { median, quantile } from './quantile.ts';

test('a figure is judged by its limit, from either side', () => {
  expect(judged('p50', 150, 'ms', { atMost: 150 })).toMatchObject({ ok: true, target: '≤ 150' });
  expect(judged('p50', 151, 'ms', { atMost: 150 }).ok).toBe(false);
  expect(judged('ratio', 0.1199, '', { atLeast: 0.12 })).toMatchObject({ ok: false, target: '≥ 0.12' });
});

test('what was not measured is neither kept nor missed, and the table says so', () => {
  const figures = [judged('p50', Number.NaN, 'ms', { atMost: 150 }), told('count', Number.NaN, '')];
  expect(figures[0]?.ok).toBeNull();
  expect(unmeasured(figures)).toBe(1);
  expect(tableOf(figures)).toMatch(/p50 .*NOT MEASURED/);
});

test('what never came is missed', () => {
  expect(judged('p50', Number.POSITIVE_INFINITY, 'ms', { atMost: 150 }).ok).toBe(false);
});

test('a missed target is seen in the table, a figure without one says nothing', () => {
  const table = tableOf([judged('slow', 9, 'ms', { atMost: 1 }), told('count', 3, '')]);
  expect(table).toMatch(/slow +9 +ms +≤ 1 +MISSED/);
  expect(table).not.toMatch(/count.*ok/);
});

test('quantiles are taken by nearest rank', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([10, 20, 30, 40], 0.95)).toBe(40);
  expect(quantile([], 0.5)).toBeNaN();
});
