import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { randomFor } from './random.ts';
import { trySecondDevice } from './second-device.ts';
import { createTally } from './tally.ts';

const user = {
  id: 'd1',
  aud: 'authenticated',
  email: 'd@x',
  app_metadata: {},
  user_metadata: {},
  created_at: '',
};
const token = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 3600, user };
const refused = (status: number, hint: string) =>
  Response.json({ code: `PT${status}`, message: 'No.', hint }, { status });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A second phone of a driver who is on a route; what it is told of its request is `states`, one after the other. */
function tryIn(...states: readonly (() => Response)[]) {
  const asked: string[] = [];
  const answers: Readonly<Record<string, () => Response>> = {
    token: () => Response.json(token),
    logout: () => new Response(null, { status: 204 }),
    request_device_change: () => Response.json({ device_change_id: 'c', status: 'pending' }),
    device_change_state: () =>
      (states[asked.filter((name) => name === 'device_change_state').length - 1] ?? refusal)(),
    start_driver_session: () =>
      asked.includes('device_change_state')
        ? Response.json({ session_id: 's', workspace_id: 'w', batches: [] })
        : refused(409, 'on_route'),
    end_driver_session: () => Response.json(null),
  };
  vi.stubGlobal('fetch', async (input: string | URL) => {
    const name = new URL(input).pathname.split('/').at(-1) ?? '';
    asked.push(name);
    return answers[name]?.() ?? refused(404, 'not_found');
  });
  const admitted = vi.fn();
  const stopping = new AbortController();
  const account = {
    url: 'http://p.example',
    publishableKey: 'sb_publishable_x',
    email: 'd@x',
    password: 'p',
  };
  const life = trySecondDevice({
    account,
    near: { latitude: 51.9, longitude: 4.5 },
    isFar: false,
    random: randomFor('second'),
    tally: createTally(),
    onAdmitted: admitted,
    signal: stopping.signal,
  });
  return { asked, admitted, off: () => (stopping.abort(), life) };
}

const stateOf = (status: string) => () => Response.json({ device_change_id: 'c', status });
const refusal = () => refused(401, 'session_ended');

it('asks nothing more once it was denied, which signs it out', async () => {
  const { asked, admitted, off } = tryIn(stateOf('pending'), refusal);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked.filter((name) => name === 'device_change_state')).toHaveLength(2);
  expect(asked.at(-1)).toBe('device_change_state');
  expect(admitted).not.toHaveBeenCalled();
  await off();
});

it('keeps asking when no answer came', async () => {
  const { asked, off } = tryIn(() => refused(503, ''), stateOf('pending'), refusal);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked.filter((name) => name === 'device_change_state')).toHaveLength(3);
  await off();
});

it('says until when it has the route once it was let in, and gives it back', async () => {
  const { asked, admitted, off } = tryIn(stateOf('approved'));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(admitted).toHaveBeenCalledOnce();
  let hasLetGo = false;
  void admitted.mock.calls[0]?.[0].then(() => (hasLetGo = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hasLetGo).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hasLetGo).toBe(true);
  expect(asked.slice(-3)).toEqual(['start_driver_session', 'end_driver_session', 'logout']);
  await off();
});
