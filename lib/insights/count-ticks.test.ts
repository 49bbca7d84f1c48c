import { expect, test } from 'vitest';
import { countTicks, wholeTicks } from './count-ticks.ts';

test('an axis of counts has round figures and holds the highest', () => {
  expect(countTicks(2750)).toEqual([0, 1000, 2000, 3000]);
  expect(countTicks(319)).toEqual([0, 100, 200, 300, 400]);
  expect(countTicks(4)).toEqual([0, 1, 2, 3, 4]);
  expect(countTicks(0)).toEqual([0, 1]);
});

test('an axis of a whole ends at the whole, without a figure right under it', () => {
  expect(wholeTicks(319)).toEqual([0, 100, 200, 319]);
  expect(wholeTicks(148)).toEqual([0, 50, 100, 148]);
  expect(wholeTicks(1)).toEqual([0, 1]);
});
