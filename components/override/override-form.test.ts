import { expect, test } from 'vitest';
import {
  openOverrideForm,
  overrideFormReducer,
  requestFor,
  seenFromRefusal,
  standing,
  type OverrideForm,
  type OverrideFormAction,
  type SeenState,
} from './override-form.ts';

const seen = (state: Partial<SeenState>): SeenState => ({
  status: 'DELAYED',
  version: 41,
  stopIndex: 6,
  eventType: 'DELAY_REPORTED',
  recordedAt: 1000,
  syncedAt: 2000,
  expectedAt: 9000,
  ...state,
});
const after = (form: OverrideForm, ...actions: readonly OverrideFormAction[]) =>
  actions.reduce(overrideFormReducer, form);
const opened = openOverrideForm(seen({}), 'request-1');
const chosen = after(
  opened,
  { kind: 'state', to: 'SUSPENDED' },
  { kind: 'reason', code: 'safety_or_security' },
  { kind: 'note', text: 'Driver not answering.' },
);
const refusal = seen({ status: 'EN_ROUTE', version: 42, eventType: 'DEPARTED_STOP', expectedAt: null });

const fresh = () => 'request-2';

test('a form that just opened expects what the supervisor saw', () => {
  expect(standing(opened, seen({}))).toMatchObject({ now: { status: 'DELAYED', version: 41 }, moved: false });
});

test('an event that keeps the state raises the expected version quietly', () => {
  const at = standing(chosen, seen({ version: 43, eventType: 'PROOF_CAPTURED' }));
  expect(at).toMatchObject({ now: { version: 43 }, moved: false });
});

test('a new state on the board is a conflict before anything is sent', () => {
  const at = standing(chosen, refusal);
  expect(at).toMatchObject({
    now: { status: 'EN_ROUTE', version: 42 },
    before: { status: 'DELAYED' },
    moved: true,
  });
});

test('a refusal keeps state, reason and note and expects what the server said', () => {
  const form = after(
    chosen,
    { kind: 'sent', request: { id: 'request-1', sent: 'x' }, expected: seen({}) },
    { kind: 'refused', now: refusal },
  );
  expect(form).toMatchObject({
    to: 'SUSPENDED',
    reasonCode: 'safety_or_security',
    note: 'Driver not answering.',
  });
  expect(standing(form, seen({}))).toMatchObject({
    now: { version: 42 },
    before: { version: 41 },
    moved: true,
  });
});

test('a refusal that kept the state is told as a conflict too', () => {
  const form = after(chosen, { kind: 'refused', now: seen({ version: 42 }) });
  expect(standing(form, seen({})).moved).toBe(true);
});

test('once the board has caught up with the refusal it knows when the next stop is expected', () => {
  const form = after(chosen, { kind: 'refused', now: refusal });
  expect(standing(form, { ...refusal, expectedAt: 8000 })).toMatchObject({
    now: { expectedAt: 8000 },
    before: { version: 41 },
  });
});

test('a second refusal tells what the first one had become', () => {
  const form = after(
    chosen,
    { kind: 'refused', now: refusal },
    { kind: 'sent', request: { id: 'request-1', sent: 'x' }, expected: refusal },
    { kind: 'refused', now: seen({ status: 'AT_STOP', version: 43 }) },
  );
  const at = standing(form, seen({}));
  expect([at.before.status, at.now.status, form.opened.status]).toEqual(['EN_ROUTE', 'AT_STOP', 'DELAYED']);
});

test('the board’s own echo of an override that is on its way is no conflict', () => {
  const sent = after(chosen, { kind: 'sent', request: { id: 'request-1', sent: 'x' }, expected: seen({}) });
  const echo = seen({ status: 'SUSPENDED', version: 42, eventType: 'SUPERVISOR_OVERRIDE' });
  expect(sent.sending).toBe(true);
  expect(standing(sent, echo)).toMatchObject({ now: { version: 41 }, moved: false });
  const lost = after(sent, {
    kind: 'failed',
    error: { code: 'unreachable', message: 'The server did not answer.' },
  });
  expect(standing(lost, echo)).toMatchObject({ now: { version: 41 }, moved: false });
});

test('an older board never takes back what the server said', () => {
  const form = after(chosen, { kind: 'refused', now: refusal });
  expect(standing(form, seen({ version: 40, status: 'AT_STOP' })).now.version).toBe(42);
});

test('a failure goes away with the next change, what was written stays', () => {
  const failed = after(chosen, {
    kind: 'failed',
    error: { code: 'unreachable', message: 'The server did not answer.' },
  });
  expect(failed.failure?.code).toBe('unreachable');
  expect(after(failed, { kind: 'note', text: 'Driver still not answering.' })).toMatchObject({
    failure: null,
    to: 'SUSPENDED',
    reasonCode: 'safety_or_security',
  });
});

test('what is missing is only said after the first press', () => {
  expect(opened.tried).toBe(false);
  expect(after(opened, { kind: 'incomplete' }).tried).toBe(true);
});

test('a repeat of the same choice keeps its request, a changed choice gets a new one', () => {
  const first = requestFor(opened.request, 'suspend', fresh);
  expect(first).toEqual({ id: 'request-1', sent: 'suspend' });
  expect(requestFor(first, 'suspend', fresh)).toEqual({ id: 'request-1', sent: 'suspend' });
  expect(requestFor(first, 'complete', fresh)).toEqual({ id: 'request-2', sent: 'complete' });
});

test('a refusal of the server reads as the state it names', () => {
  const moved = {
    status: 'EN_ROUTE',
    seq: 42,
    stopIndex: 6,
    eventType: null,
    recordedAt: null,
    syncedAt: null,
  } as const;
  expect(seenFromRefusal(moved)).toEqual({
    status: 'EN_ROUTE',
    version: 42,
    stopIndex: 6,
    eventType: null,
    recordedAt: null,
    syncedAt: null,
    expectedAt: null,
  });
});
