import { expect, test } from 'vitest';
import { momentText, nearMomentText, rangeText } from './moment-text.ts';

const ZONE = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(`${text}+01:00`);

test('a moment has its day, and on the day it is read only its time', () => {
  expect(momentText(at('2026-11-23T09:15'), ZONE, 'en')).toBe('Mon 23 Nov, 09:15');
  expect(momentText(at('2026-11-23T09:15'), ZONE, 'nl')).toBe('ma 23 nov, 09:15');
  expect(nearMomentText(at('2026-11-23T00:05'), at('2026-11-23T09:15'), ZONE, 'en')).toBe('00:05');
  expect(nearMomentText(at('2026-11-22T23:55'), at('2026-11-23T09:15'), ZONE, 'en')).toBe(
    'Sun 22 Nov, 23:55',
  );
});

test('a stretch of days is written the same by server and browser', () => {
  expect(rangeText(at('2026-11-22T00:00'), at('2026-11-23T09:15'), ZONE, 'en')).toBe(
    'Sun 22 Nov, 00:00 – Mon 23 Nov, 09:15',
  );
});

test('a part of a day has its times, whole days have none', () => {
  expect(rangeText(at('2026-11-23T00:00'), at('2026-11-23T09:15'), ZONE, 'en')).toBe(
    'Mon 23 Nov, 00:00–09:15',
  );
  expect(rangeText(at('2026-11-22T00:00'), at('2026-11-23T00:00'), ZONE, 'en')).toBe('Sun 22 Nov');
  expect(rangeText(at('2026-11-22T00:00'), at('2026-11-23T00:00'), 'UTC', 'en')).toContain('23:00');
});
