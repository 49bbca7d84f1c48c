import { createClient } from '@supabase/supabase-js';
import { expect, it } from 'vitest';
import { invalidateDriverSessions, overrideDriverStatus, type OverrideInput } from './actions.ts';
import { tupleOf } from './simulation/tuple-of.ts';
import type { FleetEvent } from './types.ts';

const input: OverrideInput = {
  batchId: 'batch-0',
  toStatus: 'SUSPENDED',
  expectedStatus: 'EN_ROUTE',
  expectedSeq: 41,
  reasonCode: 'vehicle_breakdown',
  note: '  Engine stopped on the A15.  ',
  requestId: '6f9b1f0e-7a63-4f7e-9a3e-2f0a6f1f0c11',
};
const logout = {
  sessionIds: ['s', 't', 'u'],
  reasonCode: 'other',
  note: 'Phone was found.',
  requestId: input.requestId,
};

type Call = { readonly path: string; readonly body: unknown };

/** A client whose server gives one answer, and what reached the board and the server. */
function setUp(answer: () => Response) {
  const calls: Call[] = [];
  const received: FleetEvent[] = [];
  const nudges: string[] = [];
  const client = createClient('http://platform.test', 'key', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: {
      fetch: async (url, init) => {
        calls.push({ path: new URL(String(url)).pathname, body: JSON.parse(String(init?.body)) });
        return answer();
      },
    },
  });
  const inlet = {
    receive: (event: FleetEvent) => received.push(event),
    nudge: () => nudges.push('nudge'),
    check: () => undefined,
    checkSignIn: () => undefined,
    nextTryIn: () => null,
  };
  return { client, store: { inlet: () => inlet }, calls, received, nudges };
}
const json = (status: number, body: unknown) => () => Response.json(body, { status });
const unreachable = () => {
  throw new TypeError('fetch failed');
};
const tuple = tupleOf({ seq: 42, type: 'SUPERVISOR_OVERRIDE', status: 'SUSPENDED' });

it('an override says what was seen and hands its event to the board at once', async () => {
  const { client, store, calls, received } = setUp(
    json(200, { action_id: 'a', event: tuple, replayed: false }),
  );
  const result = await overrideDriverStatus(client, input, store);
  expect(calls).toEqual([
    {
      path: '/rest/v1/rpc/override_driver_status',
      body: {
        p_batch_id: 'batch-0',
        p_to_status: 'SUSPENDED',
        p_expected_status: 'EN_ROUTE',
        p_expected_seq: 41,
        p_reason_code: 'vehicle_breakdown',
        p_note: 'Engine stopped on the A15.',
        p_request_id: input.requestId,
      },
    },
  ]);
  expect(result).toMatchObject({ ok: true, value: { actionId: 'a', replayed: false, event: { seq: 42 } } });
  expect(received).toMatchObject([{ seq: 42, status: 'SUSPENDED' }]);
});

it('an override that met a changed batch says what it has become and changes nothing', async () => {
  const details = JSON.stringify({
    status: 'AT_STOP',
    seq: 44,
    stop_index: 3,
    event_type: 'ARRIVED_AT_STOP',
  });
  const fault = { code: 'PT409', hint: 'moved_on', message: 'The batch has moved on to AT_STOP', details };
  const { client, store, received } = setUp(json(409, fault));
  const result = await overrideDriverStatus(client, input, store);
  expect(result).toMatchObject({
    ok: false,
    error: { code: 'moved_on', moved: { status: 'AT_STOP', seq: 44, stopIndex: 3 } },
  });
  expect(received).toEqual([]);
});

it('an override without an answer is unreachable: it may be sent again under the same request', async () => {
  const { client, store } = setUp(unreachable);
  expect(await overrideDriverStatus(client, input, store)).toMatchObject({
    ok: false,
    error: { code: 'unreachable' },
  });
});

it('an override answered with something unreadable makes the board read for itself', async () => {
  const { client, store, nudges } = setUp(json(200, { action_id: 'a', event: [1, 2], replayed: false }));
  expect(await overrideDriverStatus(client, input, store)).toMatchObject({
    ok: false,
    error: { code: 'malformed' },
  });
  expect(nudges).toEqual(['nudge']);
});

it('a logout makes the board read the ended session at once', async () => {
  const { client, store, calls, nudges } = setUp(
    json(200, {
      results: [
        { session_id: 's', verdict: 'done', reason: null, message: null },
        { session_id: 't', verdict: 'refused', reason: 'already_ended', message: 'It has ended' },
        { session_id: 'u', verdict: 'refused', reason: 'not_found', message: 'There is no such session' },
      ],
    }),
  );
  expect(await invalidateDriverSessions(client, logout, store)).toEqual({
    ok: true,
    value: [
      { sessionId: 's', ended: true, error: null },
      { sessionId: 't', ended: true, error: null },
      {
        sessionId: 'u',
        ended: false,
        error: { code: 'not_found', message: 'There is no such session.' },
      },
    ],
  });
  expect(calls[0]?.path).toBe('/rest/v1/rpc/invalidate_driver_sessions');
  expect(nudges).toEqual(['nudge']);
});

it('a logout refused to a viewer says so', async () => {
  const fault = {
    code: 'PT403',
    hint: 'role_required',
    message: 'This needs the role supervisor or admin',
    details: null,
  };
  const { client, store, nudges } = setUp(json(403, fault));
  expect(await invalidateDriverSessions(client, logout, store)).toEqual({
    ok: false,
    error: { code: 'role_required', message: 'This needs the role supervisor or admin.' },
  });
  expect(nudges).toEqual([]);
});
