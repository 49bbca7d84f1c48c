import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import type { SeenState } from './override-form.ts';
import { applyWords, consequences, movedSentence, pendingWords, unsavedWords } from './override-words.ts';

const zone = 'Europe/Amsterdam';
const time = (text: string) => Date.parse(`2026-11-19T${text}+01:00`);
const seen = (state: Partial<SeenState>): SeenState => ({
  status: 'DELAYED',
  version: 41,
  stopIndex: 6,
  eventType: null,
  recordedAt: null,
  syncedAt: null,
  expectedAt: null,
  ...state,
});
const departed = seen({
  status: 'EN_ROUTE',
  version: 42,
  eventType: 'DEPARTED_STOP',
  recordedAt: time('14:32:36'),
  syncedAt: time('14:32:38'),
});

test('the button says what happens', () => {
  expect(applyWords('SUSPENDED', 'DELAYED', false, english.t)).toBe('Suspend batch');
  expect(applyWords('AT_STOP', 'DELAYED', false, english.t)).toBe('Set to At stop');
  expect(applyWords(null, 'DELAYED', false, english.t)).toBe('Override state');
});

test('after a conflict the button names the state it starts from', () => {
  expect(applyWords('SUSPENDED', 'EN_ROUTE', true, english.t)).toBe('Suspend from En route');
  expect(applyWords('COMPLETED', 'EN_ROUTE', true, english.t)).toBe('Set to Completed from En route');
  expect(applyWords('EN_ROUTE', 'EN_ROUTE', true, english.t)).toBe('Override state');
});

test('a pending override says what it is doing', () => {
  expect(pendingWords('SUSPENDED', english.t)).toBe('Suspending…');
  expect(pendingWords('EN_ROUTE', english.t)).toBe('Setting to En route…');
});

test('a lost answer is told with what happened', () => {
  expect(unsavedWords({ code: 'unreachable', message: 'The server did not answer.' }, english)).toBe(
    'No answer came. Try again: nothing is done twice.',
  );
});

test('a conflict tells which event moved the batch, with both clocks', () => {
  expect(movedSentence(seen({}), departed, 'SUSPENDED', zone, english.t)).toBe(
    'A Departed event recorded at 14:32:36 synced at 14:32:38 and moved the batch from Delayed to En route. ' +
      'Check that suspending still makes sense.',
  );
  expect(
    movedSentence(
      seen({}),
      { ...departed, eventType: 'ARRIVED_AT_STOP', status: 'AT_STOP' },
      null,
      zone,
      english.t,
    ),
  ).toBe(
    'An Arrived event recorded at 14:32:36 synced at 14:32:38 and moved the batch from Delayed to At stop.',
  );
});

test('a conflict with another supervisor names the override and that the choice is already true', () => {
  const override = { ...departed, eventType: 'SUPERVISOR_OVERRIDE', status: 'SUSPENDED' } as const;
  expect(movedSentence(seen({}), override, 'SUSPENDED', zone, english.t)).toBe(
    'Another override at 14:32:36 moved the batch from Delayed to Suspended. That is the state you chose.',
  );
});

test('a conflict without details still says what changed', () => {
  expect(movedSentence(seen({}), seen({ version: 42 }), 'COMPLETED', zone, english.t)).toBe(
    'An event arrived and left the batch Delayed. Check that setting it to Completed still makes sense.',
  );
});

test('suspending tells that only another override lifts it and that the stops stay', () => {
  expect(consequences('SUSPENDED', 8, [], english)).toEqual({
    app: 'The driver’s app can send no route event.',
    stops: '8 open stops stay on this batch.',
    log: 'Saved in the log as your action. Only another override can lift it.',
  });
  expect(consequences('SUSPENDED', 1, ['ROUTE_CANCELLED'], english)).toMatchObject({
    app: 'The driver’s app can send no route event but Route cancelled.',
    stops: '1 open stop stays on this batch.',
  });
});

test('completing tells which stops will not be visited', () => {
  expect(consequences('COMPLETED', 8, [], english).stops).toBe('8 open stops will not be visited.');
  expect(consequences('COMPLETED', 0, [], english).stops).toBe('No stop of this batch is open.');
});

test('any other state tells what the driver’s app may send next', () => {
  expect(
    consequences('AT_STOP', 8, ['DEPARTED_STOP', 'DELAY_REPORTED', 'ROUTE_COMPLETED'], english),
  ).toMatchObject({
    app: 'The driver’s app can send Departed, Delay reported or Route completed.',
    log: 'Saved in the log as your action.',
  });
  expect(consequences(null, 8, [], english).app).toBe(
    'What the driver’s app may send next depends on the new state.',
  );
});
