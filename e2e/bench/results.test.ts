import { expect, test } from 'vitest';
import { judged, told } from './figures.ts';
import { withReport } from './results.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const report = (name: string, value: number) => ({
  name,
  machine: 'two processors',
  figures: [judged('p95', value, 'ms', { atMost: 10 }), told('rate', 1000, '1/s')],
});

test('a new report takes the place of the older one of the same name and leaves the others alone', () => {
  const first = withReport(withReport('# Results\n', report('board', 5), noon), report('growth', 7), noon);
  const second = withReport(first, report('board', 11), noon);
  expect(second.match(/^## board$/gm)).toHaveLength(1);
  expect(second).toContain('| p95 | 11 | ms | ≤ 10 | **missed** |');
  expect(second).toContain('| p95 | 7 | ms | ≤ 10 | met |');
  expect(second).not.toContain('| p95 | 5 |');
});

test('a section does not hide what the machine was too busy for', () => {
  const text = withReport('# Results\n', report('board', Number.NaN), noon);
  expect(text).toContain('0 of 1 targets met. The machine was too busy for 1.');
  expect(text).toContain('| p95 | – | ms | ≤ 10 | not measured |');
});

test('a section says when, where and how many targets were met', () => {
  expect(withReport('# Results\n', report('board', 5), noon)).toContain(
    '2026-11-23 12:00 UTC · two processors. 1 of 1 targets met.',
  );
});
