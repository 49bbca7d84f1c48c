import type { AppError } from '#lib/app-error.ts';
import type { EventType } from '#lib/fleet/types.ts';
import { newEvent, type EventItem } from './driver-client.ts';
import { createQueue } from './event-queue.ts';
import type { Fix } from './gps.ts';
import { createPhoneLink, type LinkOptions, type PhoneLink } from './phone-link.ts';
import { randomFor } from './random.ts';
import { createBell, pause } from './waiting.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export type PhoneOptions = LinkOptions & {
  readonly heartbeatMs: number;
  /** Whether a driver who was logged out signs in again after a while. */
  readonly comesBack: boolean;
  /** Until the driver's route is on no other phone: this one is in a pocket meanwhile. */
  readonly elsewhere: () => Promise<void>;
  /** Where the phone is now, for heartbeats. */
  readonly locate: () => Fix | null;
  readonly signal: AbortSignal;
};

export type Happening = {
  readonly batchId: string;
  readonly type: EventType;
  readonly stopIndex: number;
  readonly fix: Fix | null;
  readonly metadata?: Readonly<Record<string, unknown>>;
};

/** The mobile app of one driver: it records at once, hands over when it can, and forgets only what has a verdict. */
export type Phone = {
  readonly link: PhoneLink;
  readonly state: 'signing in' | 'signed in' | 'signed off' | 'logged out';
  readonly offline: boolean;
  /** Waits until the driver is signed in with a session, or until the run stops. */
  ready(): Promise<void>;
  /** Waits until nothing that was recorded is left to be handed over: what the server says then is not behind the phone. */
  inSync(): Promise<void>;
  record(happening: Happening): void;
  /** Ends the session when nothing waits to be handed over; `signOn()` begins a new one. */
  signOff(): Promise<void>;
  signOn(): void;
  /** Cuts the phone off for so many minutes. */
  loseContact(minutes: number): void;
  /** Lives until the run stops: signs in, hands over events, beats, falls silent when its session ended, and comes back. */
  live(): Promise<void>;
  /** Hands over what is left, once. */
  flush(): Promise<void>;
};

type Moment = { state: Phone['state']; offlineUntil: number; nextBeat: number; recorded: number };

/** A phone that is switched off; `live()` switches it on. */
export function createPhone(options: PhoneOptions): Phone {
  const { account, traits, tally, signal, heartbeatMs, comesBack, elsewhere, locate } = options;
  const link = createPhoneLink(options);
  const random = randomFor(options.seed, account.email, 'patience');
  const queue = createQueue<EventItem>();
  const work = createBell();
  const readiness = createBell();
  const is: Moment = { state: 'signing in', offlineUntil: 0, nextBeat: 0, recorded: 0 };

  const offline = () => Date.now() < is.offlineUntil;
  const isInSync = () => is.state === 'signed in' && !offline() && queue.size === 0;
  const beat = () => link.heartbeat(locate(), queue.size);

  async function ready() {
    while (is.state !== 'signed in' && !signal.aborted) await readiness.wait(60_000, signal);
  }

  async function signIn() {
    await elsewhere();
    const problem = await link.signIn();
    if (problem !== null) return problem;
    is.state = 'signed in';
    is.nextBeat = Date.now() + random.between(0.1, 1) * heartbeatMs;
    readiness.ring();
    return null;
  }

  async function carryOn(): Promise<AppError | null> {
    if (is.state === 'signing in') return signIn();
    if (is.state === 'signed off') {
      await work.wait(60_000, signal);
      return null;
    }
    if (!offline() && queue.size > 0) {
      const problem = await link.handOver(queue);
      if (queue.size === 0) readiness.ring();
      return problem;
    }
    if (!offline() && Date.now() >= is.nextBeat) {
      is.nextBeat = Date.now() + heartbeatMs;
      return beat();
    }
    await work.wait((offline() ? is.offlineUntil : is.nextBeat) - Date.now(), signal);
    return null;
  }

  /** Told once that its session ended, the app asks nothing more until its owner signs in anew. */
  async function beLoggedOut() {
    is.state = 'logged out';
    tally.sessionsEnded += 1;
    await pause(comesBack ? random.between(30_000, 120_000) : LONGEST_TIMER_MS, signal);
    link.forgetSignIn();
    is.state = 'signing in';
  }

  async function live() {
    let failures = 0;
    while (!signal.aborted) {
      const problem = await carryOn();
      if (problem === null) {
        failures = 0;
      } else if (is.state === 'signed in' && isSessionGone(problem)) {
        await beLoggedOut();
      } else {
        // The sign-in itself has run out: a new one is needed.
        if (problem.code === 'signed_out' || problem.code === 'forbidden') is.state = 'signing in';
        failures += 1;
        tally.retries += 1;
        tally.problem = problem.message;
        await pause(Math.min(30_000, 500 * 2 ** failures) * random.between(0.7, 1.3), signal);
      }
    }
  }

  return {
    link,
    get state() {
      return is.state;
    },
    get offline() {
      return offline();
    },
    ready,
    inSync: async () => {
      while (!isInSync() && !signal.aborted) await readiness.wait(5_000, signal);
    },
    record: (happening) => {
      is.recorded += 1;
      const clockOffMs = is.recorded > traits.clockOffFor ? 0 : traits.clockOffMs;
      queue.add(itemOf(happening, link.sessionId, clockOffMs));
      work.ring();
    },
    signOff: async () => {
      if (is.state !== 'signed in' || offline() || queue.size > 0) return;
      is.state = 'signed off';
      await link.endSession();
    },
    signOn: () => {
      if (is.state === 'signed off') is.state = 'signing in';
      work.ring();
    },
    loseContact: (minutes) => {
      is.offlineUntil = Date.now() + minutes * 60_000;
    },
    live,
    flush: async () => {
      if (is.state === 'signed in' && queue.size > 0) await link.handOver(queue);
    },
  };
}

/** The server takes nothing more from this device. */
export function isSessionGone(error: AppError): boolean {
  return error.code === 'session_ended' || error.code === 'session_required';
}

function itemOf(
  { batchId, type, stopIndex, fix, metadata }: Happening,
  sessionId: string | null,
  clockOffMs: number,
) {
  return newEvent(batchId, type, {
    recorded_at: new Date(Date.now() + clockOffMs).toISOString(),
    stop_index: stopIndex,
    ...(sessionId !== null && { session_id: sessionId }),
    ...(fix && { latitude: fix.latitude, longitude: fix.longitude, accuracy_m: fix.accuracyM }),
    ...(metadata && { metadata }),
  });
}
