import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES as defaults, newerOf, type KeptPreferences } from './preferences.ts';
import { keptFrom, preferencesFrom, rowOf } from './stored-preferences.ts';

describe('preferencesFrom', () => {
  it('starts with keys on, every sound off and every column shown', () => {
    expect(preferencesFrom(null)).toEqual(defaults);
    expect(defaults).toMatchObject({ hidden: [], shortcuts: true, sounds: [], mutedUntil: null });
  });

  it('keeps what is readable and takes the default for the rest', () => {
    const row = {
      density: 'huge',
      hidden_columns: ['plan', 'driver', 7],
      sounds: 'all',
      mute_ends_at: 'soon',
    };
    expect(preferencesFrom(row)).toEqual({ ...defaults, hidden: ['plan'] });
  });

  it('reads what was written as a row', () => {
    const preferences = {
      density: 'compact',
      hidden: ['plan', 'flags'],
      language: 'nl',
      shortcuts: false,
      sounds: ['approval'],
      mutedUntil: 1_790_000_000_000,
    } as const;
    expect(preferencesFrom(rowOf(preferences))).toEqual(preferences);
  });
});

describe('keptFrom', () => {
  it.each([undefined, '', 'not json', '[]', '7', '{"density":"compact"}'])(
    'is nobody’s for %s',
    (written) => {
      expect(keptFrom(written)).toBeNull();
    },
  );

  it('survives what is unreadable of a person’s', () => {
    expect(keptFrom('{"user":"a","sounds":3}')).toEqual({
      ...defaults,
      user: 'a',
      savedAt: '',
      unsaved: false,
    });
  });
});

const of = (change: Partial<KeptPreferences>): KeptPreferences => ({
  ...defaults,
  user: 'a',
  savedAt: '2026-01-30T10:00:00+00:00',
  unsaved: false,
  ...change,
});

it('keptFrom reads what was written into the cookie', () => {
  const kept = of({ hidden: ['plan'], sounds: ['stale'], mutedUntil: 1_790_000_000_000, unsaved: true });
  expect(keptFrom(JSON.stringify(kept))).toEqual(kept);
});

describe('newerOf', () => {
  const told = of({ density: 'compact', savedAt: '2026-01-30T10:00:00.5+00:00' });

  it('takes the row when the browser keeps nothing, older, or somebody else’s', () => {
    expect(newerOf(null, told)).toBe(told);
    expect(newerOf(of({}), told)).toBe(told);
    expect(newerOf(of({ user: 'b', unsaved: true }), told)).toBe(told);
  });

  it('takes what the browser changed and has not saved, and what it saved after the page was rendered', () => {
    const unsaved = of({ unsaved: true });
    expect(newerOf(unsaved, told)).toBe(unsaved);
    const later = of({ savedAt: '2026-01-30T10:00:00.51+00:00' });
    expect(newerOf(later, told)).toBe(later);
  });
});
