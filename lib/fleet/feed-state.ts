import { clockSeenAt, type ServerClock } from './server-clock.ts';
import { NO_NEWS, type News } from './news.ts';
import type { Connection, FeedNotice } from './store.ts';
import type { Cursor, Fleet, FleetEvent, Millis } from './types.ts';
import type { EventsPage, Head, LiveMessage, Snapshot, StateColumns } from './wire.ts';
import { workspaceDay } from './words.ts';

/** Milliseconds unless named otherwise. */
export const FEED_TIMES = {
  /** After the wait that a message told of: whoever tells then at once comes first. */
  tail: 20,
  /** While messages are full they keep coming: the tail is only what is left when the storm ends. */
  tailInStorm: 200,
  tailSpread: 100,
  tailSpreadMost: 1_000,
  /** Until a message is here that the server has just sent. */
  tailAnswer: 500,
  poll: 10_000,
  /** Polls come at the interval plus or minus this share. */
  pollSpread: 0.2,
  reconnectingAfter: 5_000,
  /** A token this old may be refused because the sign-in has ended. */
  doubtAfter: 5_000,
  unconfirmedAfter: 15_000,
  rebuildAfter: 20_000,
  staleAfter: 30_000,
  awayAfter: 60_000,
  deafAfter: 5_000,
  /** A poll may overtake a message by this much. */
  messageLag: 1_000,
  /** Between two readings for batches that the board does not have. */
  strangers: 30_000,
  requestTimeout: 10_000,
  snapshotTimeout: 20_000,
  /** A request older than this when the network has just come back was sent into the void. */
  requestHopeless: 2_000,
  authorizeTimeout: 10_000,
  joinTimeout: 15_000,
  backOffBase: 2_000,
  backOffMost: 10_000,
  /** A timer that is this late means that the machine slept. */
  sleptAfter: 30_000,
  /** Two clocks do not agree on midnight to the second. */
  midnightSettles: 2_000,
} as const;
export const PAGE_SIZE = 1_000;
/** Pages come one after the other; over a slow line the one answer of a snapshot is there before the sixth. */
const MOST_EVENTS_BEHIND = 5_000;
/** Events in a message from which on it is one of a storm. */
export const STORM = 20;
export const MOST_HELD = 200;

/** Why a request brought nothing. */
export type RequestFailure =
  /** The token is no longer accepted. */
  | 'unauthorized'
  /** This person may not see this workspace (any more). */
  | 'refused'
  | 'malformed'
  | 'unreachable';

export type FeedInput =
  | { readonly type: 'start' }
  | { readonly type: 'authorized'; readonly id: number }
  /** `gone`: there is no session any more; otherwise the answer could not be had. */
  | { readonly type: 'unauthorized'; readonly id: number; readonly gone: boolean }
  | { readonly type: 'joined'; readonly id: number }
  | { readonly type: 'channel_lost'; readonly id: number }
  | { readonly type: 'message'; readonly id: number; readonly message: LiveMessage }
  | { readonly type: 'malformed_message'; readonly id: number }
  /** `fleet`: what the snapshot makes of the fleet at that time, when that was worked out on the way. */
  | {
      readonly type: 'snapshot';
      readonly id: number;
      readonly snapshot: Snapshot;
      readonly fleet?: Fleet;
    }
  | { readonly type: 'page'; readonly id: number; readonly page: EventsPage }
  | { readonly type: 'head'; readonly id: number; readonly head: Head }
  | { readonly type: 'failed'; readonly id: number; readonly failure: RequestFailure }
  /** An event that an act of this person was answered with. */
  | { readonly type: 'own_event'; readonly event: FleetEvent }
  | { readonly type: 'nudge' }
  /** This person wants to know the present state before going on. */
  | { readonly type: 'check' }
  /** Something else that this person asked was refused for want of a sign-in. */
  | { readonly type: 'check_sign_in' }
  | { readonly type: 'tick' }
  | { readonly type: 'visible' }
  | { readonly type: 'hidden' }
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  | { readonly type: 'token_refreshed' }
  | { readonly type: 'signed_out' };

export type FeedCommand =
  /** Have a valid token and hand it to Realtime; answer `authorized` or `unauthorized`. */
  | { readonly do: 'authorize'; readonly id: number; readonly refresh: boolean }
  /** `fresh`: over a new socket, the old one is not trusted. Answer `joined` or `channel_lost`. */
  | { readonly do: 'subscribe'; readonly id: number; readonly topic: string; readonly fresh: boolean }
  | { readonly do: 'unsubscribe'; readonly id: number }
  | { readonly do: 'load_snapshot'; readonly id: number }
  | {
      readonly do: 'load_page';
      readonly id: number;
      readonly afterSeq: number;
      readonly afterRevision: number;
    }
  | { readonly do: 'load_head'; readonly id: number }
  /** Have the topic told what was kept back; answered with the head as well. */
  | { readonly do: 'ask_tail'; readonly id: number }
  | { readonly do: 'abort'; readonly id: number }
  /** Leave everything: no channel, no socket, no timer. */
  | { readonly do: 'shut_down' };

/** The moment of an input, and a fresh random number in [0, 1) for what must not happen everywhere at once. */
export type Moment = { readonly now: Millis; readonly jitter: number };

export type Link =
  | { readonly at: 'down'; readonly since: Millis; readonly retryAt: Millis; readonly fresh: boolean }
  | { readonly at: 'joining'; readonly id: number; readonly epoch: number; readonly deadline: Millis }
  | { readonly at: 'joined'; readonly id: number; readonly epoch: number; readonly since: Millis };

export type RequestKind = 'snapshot' | 'page' | 'head' | 'tail';
export type Request = {
  readonly id: number;
  readonly kind: RequestKind;
  readonly startedAt: Millis;
  readonly deadline: Millis;
  /** Where the board stood when it was sent: answers are judged against this. */
  readonly cursor: Cursor;
};

/** A message, page or own event on its way into the fleet. */
export type Update = {
  readonly epoch: number;
  readonly afterSeq: number;
  readonly seq: number;
  readonly afterRevision: number;
  readonly revision: number;
  /** Null when something was too large to send: read it. */
  readonly events: readonly FleetEvent[] | null;
  readonly state: StateColumns;
  readonly receivedAt: Millis;
};

export type FeedState = {
  readonly fleet: Fleet;
  readonly connection: Connection;
  readonly notice: FeedNotice | null;
  readonly news: News;
  readonly clock: ServerClock;

  readonly started: boolean;
  readonly ended: boolean;
  readonly startedAt: Millis;
  readonly lastAt: Millis;
  readonly nextId: number;

  readonly visible: boolean;
  readonly offline: boolean;
  readonly wokeAt: Millis | null;
  /** The workspace's day the board was read for, by the server's clock. */
  readonly day: string;

  readonly auth: { readonly id: number; readonly deadline: Millis } | null;
  readonly wantsAuth: 'no' | 'check' | 'refresh';
  readonly authorizedAt: Millis | null;

  readonly link: Link;
  readonly linkFailures: number;
  readonly downSince: Millis | null;
  /** When the channel last brought a message. */
  readonly heardAt: Millis | null;
  /** Joined, yet a poll found changes of which no message spoke. */
  readonly deafSince: Millis | null;

  readonly request: Request | null;
  readonly wants: Readonly<Record<RequestKind, boolean>>;
  readonly failures: number;
  readonly retryAt: Millis | null;
  readonly pollAt: Millis | null;
  /** When what a message may have left behind is asked for; `sent`: it was, and is read if no message brings it. */
  readonly tail: { readonly at: Millis; readonly sent: boolean } | null;

  /** Updates that do not join on to the cursor yet. */
  readonly held: readonly Update[];
  /** When the board was last read because of batches that it did not have, and when it is to be read again for them. */
  readonly strangersReadAt: Millis | null;
  readonly strangersDue: Millis | null;

  /** When the server last said that the board is complete, by our clock, and what it showed then. */
  readonly confirmedAt: Millis | null;
  readonly confirmedFleet: Fleet;
  readonly restoring: boolean;
};

/** Nothing is to be asked. */
export const NO_WANTS = { snapshot: false, page: false, head: false, tail: false } as const;

/** The state before `start`, for a board that already shows `fleet`. */
export function initialFeed(fleet: Fleet, connection: Connection, now: Millis): FeedState {
  return {
    fleet,
    connection,
    notice: null,
    news: NO_NEWS,
    clock: clockSeenAt(now, connection.asOf),
    started: false,
    ended: false,
    startedAt: now,
    lastAt: now,
    nextId: 1,
    visible: true,
    offline: false,
    wokeAt: null,
    day: workspaceDay(connection.asOf ?? now, fleet.workspace.timeZone),
    auth: null,
    wantsAuth: 'no',
    authorizedAt: null,
    link: { at: 'down', since: now, retryAt: now, fresh: false },
    linkFailures: 0,
    downSince: now,
    heardAt: null,
    deafSince: null,
    request: null,
    wants: NO_WANTS,
    failures: 0,
    retryAt: null,
    pollAt: null,
    tail: null,
    held: [],
    strangersReadAt: null,
    strangersDue: null,
    confirmedAt: null,
    confirmedFleet: fleet,
    restoring: false,
  };
}

/** A state being worked on inside one step, and what the step asks for. */
export type Draft = { -readonly [Key in keyof FeedState]: FeedState[Key] } & {
  readonly now: Millis;
  readonly jitter: number;
  readonly commands: FeedCommand[];
};

/**
 * Whether the whole board is cheaper to read than so many events. A row of a snapshot costs the server and the browser
 * about as much as an event of a page (`npm run bench -- catchup` shows both), so a small fleet is read whole early.
 */
export function readsWhole(fleet: Fleet, eventsBehind: number): boolean {
  return eventsBehind > PAGE_SIZE && eventsBehind > Math.min(MOST_EVENTS_BEHIND, fleet.rows.size);
}

export function takeId(draft: Draft): number {
  const id = draft.nextId;
  draft.nextId += 1;
  return id;
}

export function want(draft: Draft, kind: RequestKind): void {
  draft.wants = { ...draft.wants, [kind]: true };
}

export function armPoll(draft: Draft): void {
  const share = 1 - FEED_TIMES.pollSpread + 2 * FEED_TIMES.pollSpread * draft.jitter;
  draft.pollAt = draft.now + FEED_TIMES.poll * share;
}

/** The network is back: nobody waits out a back-off, nor for an answer that will not come. */
export function startAfresh(draft: Draft): void {
  const { request, now } = draft;
  draft.retryAt = null;
  if (!request || now - request.startedAt < FEED_TIMES.requestHopeless) return;
  draft.commands.push({ do: 'abort', id: request.id });
  draft.request = null;
  want(draft, request.kind);
}

/** Full jitter: anywhere up to a limit that triples with each failure, so that a crowd spreads out. */
export function backOff(draft: Draft, failures: number): Millis {
  const limit = Math.min(FEED_TIMES.backOffMost, FEED_TIMES.backOffBase * 3 ** (failures - 1));
  return draft.now + 250 + limit * draft.jitter;
}
