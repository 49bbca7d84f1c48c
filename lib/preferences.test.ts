import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences } from './preferences.ts';

it('starts with keys on and every sound off', () => {
  expect(parsePreferences(null)).toEqual(DEFAULT_PREFERENCES);
  expect(DEFAULT_PREFERENCES.shortcuts).toBe(true);
  expect(Object.values(DEFAULT_PREFERENCES.sounds)).toEqual([false, false, false, false]);
});

it('keeps what is readable and takes the default for the rest', () => {
  const written = JSON.stringify({ shortcuts: false, sounds: { approval: true, stale: 'loud' } });
  expect(parsePreferences(written)).toEqual({
    shortcuts: false,
    sounds: { high_risk: false, approval: true, device_change: false, stale: false },
  });
});

it.each(['not json', '[]', '7', '{"sounds":3}'])('survives %s', (written) => {
  expect(parsePreferences(written)).toEqual(DEFAULT_PREFERENCES);
});
