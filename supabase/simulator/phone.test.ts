import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { phoneOf } from './mishaps.ts';
import { createPhone } from './phone.ts';
import { randomFor } from './random.ts';
import { createTally } from './tally.ts';

const json = (body: unknown, status = 200) => Response.json(body, { status });
const user = {
  id: 'driver-1',
  aud: 'authenticated',
  email: 'd@x',
  app_metadata: {},
  user_metadata: {},
  created_at: '',
};
const token = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 3600, user };
const ended = () => json({ code: 'PT401', message: 'This session has ended.', hint: 'session_ended' }, 401);
const sentSchema = z.object({
  p_events: z.array(z.object({ client_event_id: z.string(), event_type: z.string() })),
});

const accept = (ids: string[]) => json(ids.map((id) => ({ client_event_id: id, verdict: 'accepted' })));

/** A project that answers as told; `events` is every call that carried events, in order. */
function fakeProject() {
  const events: string[][] = [];
  const answers: ((ids: string[]) => Response | Promise<Response>)[] = [];
  const counts = { signIns: 0, heartbeats: 0 };
  const answer = async (path: string, body: string): Promise<Response> => {
    if (path.endsWith('/token')) {
      counts.signIns += 1;
      return json(token);
    }
    if (path.endsWith('/start_driver_session'))
      return json({ session_id: `s${counts.signIns}`, workspace_id: 'w', batches: [] });
    if (path.endsWith('/touch_driver_session')) {
      counts.heartbeats += 1;
      return json({ active: true });
    }
    const sent = sentSchema.parse(JSON.parse(body)).p_events.map((event) => event.client_event_id);
    events.push(sent);
    return (answers.shift() ?? accept)(sent);
  };
  vi.stubGlobal('fetch', (input: string | URL, init?: RequestInit) =>
    answer(new URL(input).pathname, typeof init?.body === 'string' ? init.body : '{}'),
  );
  return { events, answers, counts };
}

function switchOn(comesBack = true, elsewhere = () => Promise.resolve()) {
  const stopping = new AbortController();
  const tally = createTally();
  const phone = createPhone({
    account: {
      url: 'http://project.example',
      publishableKey: 'sb_publishable_x',
      email: 'd@x',
      password: 'p',
    },
    traits: phoneOf(randomFor('phone')),
    seed: 1,
    heartbeatMs: 30_000,
    comesBack,
    elsewhere,
    tally,
    gate: (work) => work(),
    locate: () => null,
    signal: stopping.signal,
  });
  const life = phone.live();
  const happen = () => phone.record({ batchId: 'b', type: 'PROOF_CAPTURED', stopIndex: 0, fix: null });
  return { phone, tally, happen, off: () => (stopping.abort(), life) };
}

describe('a phone', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('hands an event over at once and beats twice a minute', async () => {
    const { events, counts } = fakeProject();
    const { happen, tally, off } = switchOn();
    await vi.advanceTimersByTimeAsync(10);
    happen();
    await vi.advanceTimersByTimeAsync(10);
    expect(events).toHaveLength(1);
    expect(tally.accepted).toBe(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(counts.heartbeats).toBe(4);
    await off();
  });

  it('sends the same ids again, oldest first, until there is a verdict for each', async () => {
    const { events, answers } = fakeProject();
    const { happen, tally, off } = switchOn();
    answers.push(
      () => Promise.reject(new TypeError('fetch failed')),
      () => json({ message: 'upstream' }, 503),
      (ids) => accept(ids.slice(0, 1)),
    );
    await vi.advanceTimersByTimeAsync(10);
    happen();
    happen();
    await vi.advanceTimersByTimeAsync(60_000);
    const [first, second] = events[0] ?? [];
    expect(events).toEqual([[first, second], [first, second], [first, second], [second]]);
    expect(tally).toMatchObject({ accepted: 2, retries: 2 });
    await off();
  });

  it('keeps what happens while it is out of reach, and says nothing meanwhile', async () => {
    const { events, counts } = fakeProject();
    const { phone, happen, off } = switchOn();
    await vi.advanceTimersByTimeAsync(10);
    phone.loseContact(5);
    happen();
    happen();
    await vi.advanceTimersByTimeAsync(299_000);
    expect(events).toEqual([]);
    expect(counts.heartbeats).toBe(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(events).toHaveLength(1);
    expect(events[0]).toHaveLength(2);
    await off();
  });

  it('asks nothing once told that its session ended, then signs in anew and hands over what it kept', async () => {
    const { events, answers, counts } = fakeProject();
    const { phone, happen, tally, off } = switchOn();
    answers.push(ended);
    await vi.advanceTimersByTimeAsync(10);
    happen();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(phone.state).toBe('logged out');
    happen();
    expect(events).toHaveLength(1);
    expect(counts).toMatchObject({ signIns: 1, heartbeats: 0 });
    await vi.advanceTimersByTimeAsync(95_000);
    expect(phone.state).toBe('signed in');
    expect(counts.signIns).toBe(2);
    expect(new Set(events.flat()).size).toBe(2);
    expect(tally).toMatchObject({ sessionsEnded: 1, accepted: 2, retries: 0 });
    await off();
  });

  it('does not sign in while the route is on another phone', async () => {
    const { answers, counts } = fakeProject();
    const { promise: elsewhere, resolve: letGo } = Promise.withResolvers<void>();
    let isTaken = false;
    const { phone, happen, off } = switchOn(true, () => (isTaken ? elsewhere : Promise.resolve()));
    answers.push(ended);
    await vi.advanceTimersByTimeAsync(10);
    isTaken = true;
    happen();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(phone.state).toBe('signing in');
    expect(counts.signIns).toBe(1);
    letGo();
    await vi.advanceTimersByTimeAsync(10);
    expect(phone.state).toBe('signed in');
    await off();
  });

  it('stays away after a logout when told to', async () => {
    const { events, answers, counts } = fakeProject();
    const { phone, happen, off } = switchOn(false);
    answers.push(ended);
    await vi.advanceTimersByTimeAsync(10);
    happen();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(phone.state).toBe('logged out');
    expect(counts.signIns).toBe(1);
    expect(events).toHaveLength(1);
    await off();
  });

  it('signs in anew when its sign-in has run out', async () => {
    const { answers, counts } = fakeProject();
    const { happen, tally, off } = switchOn();
    answers.push(() => json({ code: '42501', message: 'permission denied for function' }, 401));
    await vi.advanceTimersByTimeAsync(10);
    happen();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(counts.signIns).toBe(2);
    expect(tally.accepted).toBe(1);
    await off();
  });

  it('is in sync only when everything recorded has its verdict', async () => {
    const { answers } = fakeProject();
    const { phone, happen, off } = switchOn();
    answers.push(() => Promise.reject(new TypeError('fetch failed')));
    await vi.advanceTimersByTimeAsync(10);
    happen();
    let inSync = false;
    void phone.inSync().then(() => (inSync = true));
    await vi.advanceTimersByTimeAsync(100);
    expect(inSync).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(inSync).toBe(true);
    await off();
  });

  it('notices that the server did not agree with it', async () => {
    const { answers } = fakeProject();
    const { phone, happen, tally, off } = switchOn();
    answers.push((ids) =>
      json(ids.map((id) => ({ client_event_id: id, verdict: 'rejected', reason: 'illegal_transition' }))),
    );
    await vi.advanceTimersByTimeAsync(10);
    happen();
    await vi.advanceTimersByTimeAsync(10);
    expect(tally.rejected).toBe(1);
    expect(phone.link.contradicted).toBe(true);
    phone.link.forgetContradiction();
    expect(phone.link.contradicted).toBe(false);
    await off();
  });
});
