import { expect, test } from 'vitest';
import { english } from '../i18n/test-languages.ts';
import { binText, decisionBins, lagBins, placeOf } from './spreads.ts';

test('every event lies in one bin of the lag, the quickest in the first and the latest in the last', () => {
  const bins = lagBins([
    [1, 3],
    [480, 10],
    [900, 12],
    [4_000_000, 13],
  ]);
  expect(bins.map(({ count }) => count)).toEqual([10, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(lagBins([]).every(({ count }) => count === 0)).toBe(true);
});

test('every decision lies in one bin, and a moment has its place among them', () => {
  const bins = decisionBins([
    [0, 2],
    [9, 1],
    [10, 4],
    [19, 1],
    [20, 3],
  ]);
  expect(bins.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 5, 3]);
  expect(placeOf(bins, 210_000)).toBe(3.5);
  expect(placeOf(bins, 900_000)).toBe(10.5);
  expect(placeOf(bins, 9_000_000)).toBe(11.5);
});

test('a bin is named by its ends', () => {
  const [first, second] = lagBins([]);
  expect(first && binText(first, english.t)).toBe('0 s to 0.5 s');
  expect(second && binText(second, english.t)).toBe('0.5 s to 1 s');
  expect(binText({ from: 120_000, to: 3_600_000, count: 0 }, english.t)).toBe('2 min to 1 h');
  expect(binText({ from: 1_200_000, to: null, count: 0 }, english.t)).toBe('20 min and more');
});
