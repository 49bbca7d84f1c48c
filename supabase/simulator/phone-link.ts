import type { AppError, Result } from '#lib/app-error.ts';
import type { DriverBatch, DriverSession } from './driver-answers.ts';
import { signInDriver, type Account, type DriverClient, type EventItem } from './driver-client.ts';
import type { EventQueue } from './event-queue.ts';
import type { Fix } from './gps.ts';
import type { PhoneTraits } from './mishaps.ts';
import { randomFor } from './random.ts';
import { noteLatency, type Tally } from './tally.ts';

export type LinkOptions = {
  readonly account: Account;
  readonly traits: PhoneTraits;
  readonly seed: number;
  readonly tally: Tally;
  /** Bounds how many requests all phones together have open. */
  readonly gate: <Value>(work: () => Promise<Value>) => Promise<Value>;
};

/** What a phone asks of the server. Every request answers null when all is well, else what is wrong. */
export type PhoneLink = {
  readonly client: DriverClient | null;
  readonly sessionId: string | null;
  signIn(): Promise<AppError | null>;
  /** Starts the session, or finds it, with the driver's batches. */
  startSession(): Promise<Result<DriverSession>>;
  /** The batches that signing in answered, once, and only before any event could change them. */
  takeBatches(): readonly DriverBatch[] | null;
  endSession(): Promise<void>;
  /** Hands over the oldest events and forgets those that have a verdict. */
  handOver(queue: EventQueue<EventItem>): Promise<AppError | null>;
  heartbeat(fix: Fix | null, eventsWaiting: number): Promise<AppError | null>;
  forgetSignIn(): void;
  /** The server refused an event: what the phone believes of its route is wrong. */
  readonly contradicted: boolean;
  forgetContradiction(): void;
};

const AT_MOST = 100;
const LOST_ANSWERS = 0.004;
const SIGNED_OUT: AppError = { code: 'signed_out', message: 'Not signed in.' };
const ENDED: AppError = { code: 'session_ended', message: 'The session has ended.' };

/** The link of one phone to the public API, signed out at first. */
export function createPhoneLink({ account, traits, seed, tally, gate }: LinkOptions): PhoneLink {
  const device = { id: `phone of ${account.email}`, model: traits.model, appVersion: traits.appVersion };
  const random = randomFor(seed, account.email, 'network');
  let client: DriverClient | null = null;
  let sessionId: string | null = null;
  let contradicted = false;
  let batches: readonly DriverBatch[] | null = null;
  let battery = traits.batteryPercent;

  async function startSession(): Promise<Result<DriverSession>> {
    const asking = client;
    if (asking === null) return { ok: false, error: SIGNED_OUT };
    const started = await gate(() => asking.startSession(device));
    if (started.ok) sessionId = started.value.sessionId;
    return started;
  }

  return {
    get client() {
      return client;
    },
    get sessionId() {
      return sessionId;
    },
    startSession,
    signIn: async () => {
      const signedIn = await gate(() => signInDriver(account));
      if (!signedIn.ok) return signedIn.error;
      client = signedIn.value;
      const started = await startSession();
      if (!started.ok) return started.error;
      batches = started.value.batches;
      return null;
    },
    takeBatches: () => {
      const taken = batches;
      batches = null;
      return taken;
    },
    endSession: async () => {
      const asking = client;
      const ending = sessionId;
      if (asking === null || ending === null) return;
      sessionId = null;
      await gate(() => asking.endSession(ending));
    },
    handOver: async (queue) => {
      const asking = client;
      if (asking === null) return SIGNED_OUT;
      batches = null;
      const items = queue.next(AT_MOST);
      const result = await gate(async () => {
        const before = performance.now();
        const answered = await asking.sendEvents(items);
        if (answered.ok) noteLatency(tally, performance.now() - before);
        return answered;
      });
      if (!result.ok) return result.error;
      if (random.chance(LOST_ANSWERS)) return null;
      for (const verdict of result.value) {
        tally[verdict.verdict] += 1;
        if (verdict.verdict === 'rejected') contradicted = true;
      }
      queue.settle(result.value.flatMap((verdict) => verdict.clientEventId ?? []));
      return null;
    },
    heartbeat: async (fix, eventsWaiting) => {
      const asking = client;
      if (asking === null || sessionId === null) return null;
      battery = battery <= 4 ? 96 : battery - (random.chance(0.1) ? 1 : 0);
      const beat = {
        sessionId,
        ...fix,
        batteryPercent: battery,
        appVersion: traits.appVersion,
        eventsWaiting,
      };
      const answered = await gate(() => asking.heartbeat(beat));
      if (!answered.ok) return answered.error;
      tally.heartbeats += 1;
      return answered.value ? null : ENDED;
    },
    forgetSignIn: () => {
      client = null;
      sessionId = null;
    },
    get contradicted() {
      return contradicted;
    },
    forgetContradiction: () => {
      contradicted = false;
    },
  };
}
