import { expect, test } from 'vitest';
import { DAY_PRESETS, presetDays, presetOf } from './day-presets.ts';

const TODAY = '2026-03-02';

test('the last seven days begin six days ago, over the end of a month', () => {
  expect(presetDays('week', TODAY)).toEqual({ from: '2026-02-24', to: TODAY });
  expect(presetDays('yesterday', TODAY)).toEqual({ from: '2026-03-01', to: '2026-03-01' });
});

test('days are known by their preset, others by none', () => {
  for (const preset of DAY_PRESETS) expect(presetOf(presetDays(preset, TODAY), TODAY)).toBe(preset);
  expect(presetOf({ from: '2026-02-01', to: null }, TODAY)).toBeUndefined();
});
