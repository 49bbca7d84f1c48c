import { FEED_TIMES, type Draft, type FeedState } from './feed-state.ts';
import { delayOf, offsetOf } from './server-clock.ts';
import type { ConnectionState } from './store.ts';
import type { Millis } from './types.ts';

// The pill need not move with every message.
const TOLD_EVERY_MS = 1000;

/** What may honestly be said about the connection at `now`. */
export function connectionStateAt(state: FeedState, now: Millis): ConnectionState {
  if (state.ended) return 'signed_out';
  const { confirmedAt, downSince, deafSince } = state;
  if (confirmedAt === null) return stateBeforeFirstAnswer(state, now);

  const unheard = now - confirmedAt;
  const woke = state.wokeAt !== null && now - state.wokeAt < FEED_TIMES.reconnectingAfter;
  if (unheard >= FEED_TIMES.staleAfter && !woke) return 'stale';
  if (unheard >= FEED_TIMES.unconfirmedAfter) return 'reconnecting';
  const cut = longAgo(downSince, now) || longAgo(deafSince, now);
  if (cut || (state.offline && unheard >= FEED_TIMES.reconnectingAfter)) return 'reconnecting';
  // A short break is not worth a word, but nothing is called live before it was.
  if (state.link.at === 'joined' || state.connection.state === 'live') return 'live';
  return state.connection.state === 'connecting' ? 'connecting' : 'reconnecting';
}

function stateBeforeFirstAnswer({ startedAt }: FeedState, now: Millis): ConnectionState {
  if (now - startedAt >= FEED_TIMES.staleAfter) return 'stale';
  return longAgo(startedAt, now) ? 'reconnecting' : 'connecting';
}

function longAgo(since: Millis | null, now: Millis): boolean {
  return since !== null && now - since >= FEED_TIMES.reconnectingAfter;
}

/** Writes the connection of this moment into the draft; the same object while there is nothing new to tell. */
export function tellConnection(draft: Draft): void {
  const before = draft.connection;
  const state = connectionStateAt(draft, draft.now);
  const asOf = draft.confirmedAt === null ? before.asOf : draft.confirmedAt + offsetOf(draft.clock);
  const delayMs = state === 'live' ? delayOf(draft.clock) : null;
  const moved = Math.abs((asOf ?? 0) - (before.asOf ?? 0)) >= TOLD_EVERY_MS;
  const measured = (delayMs === null) !== (before.delayMs === null);
  if (state !== before.state || moved || measured) draft.connection = { state, delayMs, asOf };
}

/** When the connection will have to be told anew if nothing happens. */
export function connectionWakeAt(state: FeedState): Millis[] {
  const times: Millis[] = [];
  const after = (since: Millis | null, wait: number) => {
    if (since !== null) times.push(since + wait);
  };
  after(state.downSince, FEED_TIMES.reconnectingAfter);
  after(state.deafSince, FEED_TIMES.reconnectingAfter);
  after(state.wokeAt, FEED_TIMES.reconnectingAfter);
  const heard = state.confirmedAt ?? state.startedAt;
  after(heard, FEED_TIMES.reconnectingAfter);
  after(heard, FEED_TIMES.unconfirmedAfter);
  after(heard, FEED_TIMES.rebuildAfter);
  after(heard, FEED_TIMES.staleAfter);
  return times;
}
