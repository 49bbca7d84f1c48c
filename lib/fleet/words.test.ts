import { expect, it } from 'vitest';
import { dutch, english } from '../i18n/test-languages.ts';
import { DRIVER_STATUSES, EVENT_TYPES, FLAG_REASONS } from './types.ts';
import {
  clockSeconds,
  clockTime,
  dayAndZone,
  decimal,
  eventPhrase,
  FLAG_MARKS,
  fullTime,
  listOf,
  longDuration,
  shortDuration,
  signedLag,
  signedMinutes,
  stopNumber,
} from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AMSTERDAM = 'Europe/Amsterdam';

it('has words for every status, event and flag, and three letters for each flag', () => {
  for (const { t } of [english, dutch]) {
    for (const status of DRIVER_STATUSES) expect(t(`status.${status}`)).toMatch(/^[A-Z][a-z ]+$/);
    for (const type of EVENT_TYPES) expect(t(`event.${type}`)).toMatch(/^[A-Z][a-z ]+$/);
    for (const reason of FLAG_REASONS) expect(t(`flag.${reason}`)).toMatch(/^[A-Z][a-z ]+$/);
  }
  const codes = FLAG_REASONS.map((reason) => FLAG_MARKS[reason].code);
  expect(new Set(codes).size).toBe(FLAG_REASONS.length);
  expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
});

it('says “At stop” for AT_STOP', () => {
  expect(english.t('status.AT_STOP')).toBe('At stop');
});

it('counts stops as people do, with two digits', () => {
  expect([0, 6, 8, 9, 120].map(stopNumber)).toEqual(['01', '07', '09', '10', '121']);
});

it('names the stop of an arrival, a departure and a proof, and of nothing else', () => {
  expect(eventPhrase({ type: 'ARRIVED_AT_STOP', stopIndex: 10 }, english.t)).toBe('Arrived 11');
  expect(eventPhrase({ type: 'DEPARTED_STOP', stopIndex: 8 }, english.t)).toBe('Departed 09');
  expect(eventPhrase({ type: 'PROOF_CAPTURED', stopIndex: 7 }, english.t)).toBe('Proof 08');
  expect(eventPhrase({ type: 'DELAY_REPORTED', stopIndex: 7 }, english.t)).toBe('Delay reported');
  expect(eventPhrase({ type: 'PROOF_CAPTURED', stopIndex: null }, english.t)).toBe('Proof');
});

it.each([
  [-5 * MINUTE, '<1m'],
  [59_999, '<1m'],
  [MINUTE, '1m'],
  [22 * MINUTE + 59_000, '22m'],
  [HOUR, '1h 00m'],
  [72 * MINUTE, '1h 12m'],
  [23 * HOUR + 59 * MINUTE, '23h 59m'],
  [51 * HOUR, '2d 03h'],
])('shortens %i ms to %s', (ms, words) => {
  expect(shortDuration(ms, english.t)).toBe(words);
});

it.each([
  [45_000, '45 s'],
  [59_600, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [72 * MINUTE, '1 h 12 min'],
])('says %i ms in a sentence as %s', (ms, words) => {
  expect(longDuration(ms, english.t)).toBe(words);
});

it('signs lateness, with a real minus sign', () => {
  expect([38, -4, 0, -0.4, 0.4, 1.5].map(signedMinutes)).toEqual(['+38', '−4', '0', '0', '0', '+2']);
  expect(signedMinutes(-4).codePointAt(0)).toBe(0x2212);
});

it('signs the lag between recording and syncing', () => {
  expect([1800, -400, 0, 59_949, 185_000].map((lag) => signedLag(lag, english))).toEqual([
    '+1.8 s',
    '−0.4 s',
    '+0.0 s',
    '+59.9 s',
    '+3 min 05 s',
  ]);
});

it('writes numbers and lists as the language does', () => {
  expect([decimal(14.23, 1, 'en'), decimal(14.23, 1, 'nl')]).toEqual(['14.2', '14,2']);
  expect(signedLag(1800, dutch)).toBe('+1,8 s');
  expect(listOf(['State', 'Attention', 'Search'], 'and', 'en')).toBe('State, Attention and Search');
  expect(listOf(['Status', 'Zoeken'], 'or', 'nl')).toBe('Status of Zoeken');
});

it('tells workspace time, in winter and in summer', () => {
  const winter = Date.UTC(2026, 10, 19, 13, 32, 7);
  expect(clockTime(winter, AMSTERDAM)).toBe('14:32');
  expect(clockSeconds(winter, AMSTERDAM)).toBe('14:32:07');
  expect(dayAndZone(winter, AMSTERDAM, english)).toBe('Thu 19 Nov, CET');
  const summer = Date.UTC(2026, 6, 3, 22, 5, 0);
  expect(clockTime(summer, AMSTERDAM)).toBe('00:05');
  expect(dayAndZone(summer, AMSTERDAM, english)).toBe('Sat 4 Jul, CEST');
  expect(dayAndZone(winter, AMSTERDAM, dutch)).toBe('do 19 nov, CET');
  expect(fullTime(winter, english, 'America/New_York')).toBe('19 Nov 2026, 08:32:07 local · 13:32:07 UTC');
});

it('shows a dash for a time that is none', () => {
  expect(clockTime(Number.NaN, AMSTERDAM)).toBe('—');
  expect(dayAndZone(Number.POSITIVE_INFINITY, AMSTERDAM, english)).toBe('—, Europe/Amsterdam');
});
