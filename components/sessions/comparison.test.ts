import { expect, it } from 'vitest';
import { dutch, english } from '#lib/i18n/test-languages.ts';
import { comparisonOf, distanceWords } from './comparison.ts';

it('trusts a device that is where the other one was', () => {
  expect(comparisonOf({ distanceM: 40.2, impliedSpeedKmh: 3 }, english)).toEqual({
    words: '40 m from the last position, 3 km/h',
    doubtful: false,
  });
});

it('doubts a device that is far, fast or nowhere', () => {
  expect(comparisonOf({ distanceM: 6300, impliedSpeedKmh: 20 }, english)).toEqual({
    words: '6.3 km from the last position, 20 km/h',
    doubtful: true,
  });
  expect(comparisonOf({ distanceM: 900, impliedSpeedKmh: 131 }, english).doubtful).toBe(true);
  expect(comparisonOf({ distanceM: null, impliedSpeedKmh: null }, english)).toEqual({
    words: 'A position is missing, no comparison',
    doubtful: true,
  });
});

it('writes kilometres as the language does', () => {
  expect(comparisonOf({ distanceM: 6300, impliedSpeedKmh: null }, dutch).words).toContain('6,3 km');
});

it('leaves a round length round', () => {
  expect([distanceWords(5000, english), distanceWords(20, english)]).toEqual(['5 km', '20 m']);
});
