import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { eventMeta, eventTitle } from './event-words.ts';
import { at, sampleEvent } from './sample-events.ts';

const zone = 'Europe/Amsterdam';
const stop = { position: 5, label: 'Groene Kruisweg 383', plannedAt: at(0) };

test('an event names its stop as people count them', () => {
  expect(eventTitle(sampleEvent({ seq: 1, type: 'ARRIVED_AT_STOP', stopIndex: 5 }), english.t)).toBe(
    'Arrived at stop 06',
  );
  expect(eventTitle(sampleEvent({ seq: 1, type: 'PROOF_CAPTURED', stopIndex: 5 }), english.t)).toBe(
    'Proof captured, stop 06',
  );
  expect(eventTitle(sampleEvent({ seq: 1, type: 'ROUTE_STARTED', stopIndex: null }), english.t)).toBe(
    'Route started',
  );
});

test('an arrival shows its plan in the time of the workspace and the signed difference', () => {
  const late = sampleEvent({ seq: 1, type: 'ARRIVED_AT_STOP', stopIndex: 5, recordedAt: at(26 * 60 + 12) });
  const early = sampleEvent({ seq: 1, type: 'ARRIVED_AT_STOP', stopIndex: 5, recordedAt: at(-4 * 60) });
  expect(eventMeta(late, stop, zone, english.t)).toBe('Planned 09:00, +26 min');
  expect(eventMeta(early, stop, zone, english.t)).toBe('Planned 09:00, −4 min');
  expect(eventMeta(late, undefined, zone, english.t)).toBe('');
});

test('a delay gives its reason and note', () => {
  const delay = sampleEvent({
    seq: 1,
    type: 'DELAY_REPORTED',
    reason: 'traffic',
    latenessMin: 20,
    note: 'A15 closed at Botlek',
  });
  expect(eventMeta(delay, undefined, zone, english.t)).toBe(
    'Reason: Traffic, +20 min. Note: “A15 closed at Botlek”',
  );
});

test('an override says from what, by whom and why', () => {
  const override = sampleEvent({
    seq: 1,
    type: 'SUPERVISOR_OVERRIDE',
    status: 'SUSPENDED',
    fromStatus: 'DELAYED',
    actorName: 'Marta Kuipers',
    reasonCode: 'safety_or_security',
    note: 'Driver not answering.',
  });
  expect(eventTitle(override, english.t)).toBe('Override to Suspended');
  expect(eventMeta(override, undefined, zone, english.t)).toBe(
    'From Delayed, by Marta Kuipers. Safety or security. Note: “Driver not answering.”',
  );
});

test('an override whose author is unknown is still told as a person’s act', () => {
  const override = sampleEvent({ seq: 1, type: 'SUPERVISOR_OVERRIDE', status: 'AT_STOP' });
  expect(eventMeta(override, undefined, zone, english.t)).toBe('By a supervisor');
});

test('an event that synced after a logout says that it changed nothing', () => {
  const event = sampleEvent({ seq: 1, flags: ['AFTER_LOGOUT'], stopIndex: 5 });
  expect(eventMeta(event, stop, zone, english.t)).toBe(
    'Recorded before the logout, synced after it, changed nothing. Groene Kruisweg 383',
  );
});
