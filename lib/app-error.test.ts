import { PostgrestError } from '@supabase/supabase-js';
import { expect, it } from 'vitest';
import { AppFault, appError, toAppError } from './app-error.ts';
import { z } from './zod.ts';

it.each([
  ['moved_on', 'PT409'],
  ['illegal_transition', 'PT409'],
  ['already_ended', 'PT409'],
  ['request_reused', 'PT409'],
  ['not_found', 'PT404'],
  ['role_required', 'PT403'],
  ['note_too_short', 'PT422'],
  ['unknown_reason', 'PT422'],
  ['session_ended', 'PT401'],
])('takes the code %s from the hint and keeps the server’s sentence', (hint, code) => {
  const fault = { message: 'Cannot arrive at stop from status INACTIVE', code, hint, details: null };
  expect(toAppError(fault)).toEqual({ code: hint, message: 'Cannot arrive at stop from status INACTIVE.' });
});

it('reads what the batch has become out of moved_on', () => {
  const details = JSON.stringify({
    status: 'SUSPENDED',
    seq: 4711,
    stop_index: 6,
    event_type: 'SUPERVISOR_OVERRIDE',
    recorded_at: '2026-11-19T13:32:07.25+00:00',
    synced_at: '2026-11-19T13:32:08+00:00',
  });
  const fault = { message: 'The batch has moved on to SUSPENDED', code: 'PT409', hint: 'moved_on', details };
  expect(toAppError(fault).moved).toEqual({
    status: 'SUSPENDED',
    seq: 4711,
    stopIndex: 6,
    eventType: 'SUPERVISOR_OVERRIDE',
    recordedAt: Date.UTC(2026, 10, 19, 13, 32, 7, 250),
    syncedAt: Date.UTC(2026, 10, 19, 13, 32, 8),
  });
});

it('a batch without any event moved on too', () => {
  const details = JSON.stringify({
    status: 'ACTIVE',
    seq: 0,
    stop_index: 0,
    event_type: null,
    recorded_at: null,
    synced_at: null,
  });
  const error = toAppError({ message: 'x', code: 'PT409', hint: 'moved_on', details });
  expect(error.moved).toMatchObject({ status: 'ACTIVE', eventType: null, recordedAt: null });
});

it.each(['', 'not json', '{"status":"NO_SUCH"}', '[]', null])(
  'keeps moved_on without the state when its detail is %j',
  (details) => {
    const error = toAppError({ message: 'Moved on.', code: 'PT409', hint: 'moved_on', details });
    expect(error).toEqual({ code: 'moved_on', message: 'Moved on.' });
  },
);

it.each([
  new TypeError('Failed to fetch'),
  new TypeError('fetch failed'),
  new TypeError('NetworkError when attempting to fetch resource.'),
  new DOMException('The operation was aborted.', 'AbortError'),
  new DOMException('The operation timed out.', 'TimeoutError'),
  { message: 'TypeError: Failed to fetch', details: 'at somewhere', hint: '', code: '' },
  { message: 'Bad gateway', status: 502 },
])('calls a server that does not answer unreachable (%s)', (fault) => {
  expect(toAppError(fault)).toEqual(appError('unreachable'));
});

it.each([
  { message: 'JWT expired', code: 'PGRST301', status: 401 },
  { message: 'JWT expired', code: 'PGRST303' },
  { message: 'Sign in', code: 'PT401' },
])('calls an ended sign-in signed out (%s)', (fault) => {
  expect(toAppError(fault).code).toBe('signed_out');
});

it('calls a missing right forbidden, without the words of the database', () => {
  const fault = { message: 'permission denied for table driver_events', code: '42501', status: 403 };
  expect(toAppError(fault)).toEqual({ code: 'forbidden', message: 'Your account may not do this.' });
});

it('reads the class that supabase-js throws', () => {
  const fault = new PostgrestError({ message: 'Gone', details: '', hint: 'not_found', code: 'PT404' });
  expect(toAppError(fault)).toEqual({ code: 'not_found', message: 'Gone.' });
});

it.each([
  undefined,
  null,
  42,
  'boom',
  [],
  {},
  new Error('secret: relation "x" does not exist'),
  { code: 'XX000' },
])('never throws and never shows what it does not know (%s)', (fault) => {
  const error = toAppError(fault);
  expect(error.code).toBe('unknown');
  expect(error.message).toBe('Something went wrong.');
});

it('calls an answer of the wrong shape malformed', () => {
  expect(toAppError(z.string().safeParse(1).error).code).toBe('malformed');
});

it('carries an error unchanged through what can only throw', () => {
  const error = appError('forbidden');
  expect(toAppError(new AppFault(error))).toBe(error);
});
