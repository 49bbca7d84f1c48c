import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { at } from './sample-events.ts';
import { sampleSession } from './sample-row.ts';
import { endWords, sessionFacts } from './session-words.ts';

const zone = 'Europe/Amsterdam';
const settings = { idleAfterMin: 30 };
const facts = (session: ReturnType<typeof sampleSession>) =>
  Object.fromEntries(
    sessionFacts(session, settings, at(9), zone, english.t).map(({ name, value }) => [name, value]),
  );

test('a running session tells how long it has been idle and what waits on the device', () => {
  expect(facts(sampleSession({ eventsWaiting: 3 }))).toMatchObject({
    'Signed in': '08:00',
    'Last active': '09:00:00, idle 9 s',
    'Idle limit': '30 min',
    Waiting: '3 events on the device',
    Battery: '41 %',
  });
});

test('the times among the facts are known as moments', () => {
  const session = sampleSession();
  const moments = sessionFacts(session, settings, at(9), zone, english.t).filter(
    (fact) => fact.at !== undefined,
  );
  expect(moments.map((fact) => [fact.name, fact.at])).toEqual([
    ['Signed in', session.startedAt],
    ['Last active', session.lastActiveAt],
  ]);
});

test('what the device never reported is left out', () => {
  const bare = facts(sampleSession({ batteryPercent: null, appVersion: null, deviceModel: null }));
  expect(bare).toMatchObject({ Device: 'Unknown', Waiting: 'No events on the device' });
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['Battery']));
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['App']));
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['Position']));
});

test('an ended session is not idle and has no limit any more', () => {
  const ended = facts(sampleSession({ endedAt: at(5), endReason: 'signed_out' }));
  expect(ended).toMatchObject({ 'Last active': '09:00:00', 'Left waiting': 'No events on the device' });
  expect(Object.keys(ended)).not.toEqual(expect.arrayContaining(['Idle limit']));
});

test('the end of a session says when, why and by whom', () => {
  expect(endWords(sampleSession(), zone, english.t)).toBeNull();
  expect(
    endWords(
      sampleSession({ endedAt: at(5), endReason: 'force_logout', endedByName: 'Marta Kuipers' }),
      zone,
      english.t,
    ),
  ).toBe('Logged out at 09:00:05 by Marta Kuipers.');
  expect(endWords(sampleSession({ endedAt: at(5), endReason: 'force_logout' }), zone, english.t)).toBe(
    'Logged out at 09:00:05 by a supervisor.',
  );
  expect(endWords(sampleSession({ endedAt: at(5), endReason: 'replaced' }), zone, english.t)).toBe(
    'Replaced by another device at 09:00:05.',
  );
});
