import { connectionWakeAt, tellConnection } from './feed-connection.ts';
import {
  authorized,
  channelLost,
  dropLink,
  endFeed,
  joined,
  tendLink,
  unauthorized,
  wantAuth,
} from './feed-link.ts';
import { takeFailure, takeHead, takePage, takeSnapshot, tendRequests } from './feed-requests.ts';
import {
  armPoll,
  FEED_TIMES,
  startAfresh,
  want,
  type Draft,
  type FeedCommand,
  type FeedInput,
  type FeedState,
  type Moment,
} from './feed-state.ts';
import { takeMessage, takeOwnEvent } from './feed-updates.ts';
import { emptyFleet } from './model.ts';
import { offsetOf, UNKNOWN_CLOCK } from './server-clock.ts';
import type { Millis } from './types.ts';
import { workspaceDay } from './words.ts';

/**
 * The feed as a reducer: no timer, no socket, no randomness of its own. Realtime is a hint here, the log's counters
 * are the record: whatever is dropped, doubled or late, the fleet ends up as the server has it.
 */
export function step(
  state: FeedState,
  input: FeedInput,
  { now, jitter }: Moment,
): { readonly state: FeedState; readonly commands: readonly FeedCommand[] } {
  if (state.ended || (!state.started && input.type !== 'start')) return { state, commands: [] };
  const commands: FeedCommand[] = [];
  const draft: Draft = { ...state, now, jitter, commands };
  noticeTime(draft);
  take(draft, input);
  if (!draft.ended) {
    tendLink(draft);
    tendRequests(draft);
  } else {
    draft.fleet = emptyFleet(draft.fleet);
    draft.confirmedFleet = draft.fleet;
    draft.held = [];
    draft.notice = null;
  }
  tellConnection(draft);
  const { now: _now, jitter: _jitter, commands: _commands, ...next } = draft;
  return { state: { ...next, lastAt: now }, commands };
}

/** When `tick` has to come at the latest if nothing else does; null when the feed has ended. */
export function wakeAt(state: FeedState): Millis | null {
  if (state.ended || !state.started) return null;
  const { link, request, auth } = state;
  const times = [
    state.pollAt,
    state.tail?.at ?? null,
    state.strangersDue,
    isWaiting(state) && !request && !auth ? state.retryAt : null,
    request?.deadline ?? null,
    auth?.deadline ?? null,
    link.at === 'down' && !auth ? link.retryAt : null,
    link.at === 'joining' ? link.deadline : null,
    ...connectionWakeAt(state).filter((time) => time > state.lastAt),
  ].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** When the server is asked next if nothing happens; null while it is being asked, or will not be any more. */
export function nextTryAt(state: FeedState): Millis | null {
  const { link, request, auth, retryAt, pollAt } = state;
  if (state.ended || !state.started || request || auth || link.at === 'joining') return null;
  const times = [link.at === 'down' ? link.retryAt : null, isWaiting(state) ? retryAt : pollAt];
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function isWaiting({ wants }: FeedState): boolean {
  return wants.snapshot || wants.page || wants.head || wants.tail;
}

function take(draft: Draft, input: FeedInput): void {
  switch (input.type) {
    case 'start':
      draft.started = true;
      draft.startedAt = draft.now;
      draft.downSince = draft.now;
      draft.link = { at: 'down', since: draft.now, retryAt: draft.now, fresh: false };
      want(draft, 'head');
      armPoll(draft);
      return;
    case 'authorized':
      return authorized(draft, input.id);
    case 'unauthorized':
      return unauthorized(draft, input);
    case 'joined':
      return joined(draft, input.id);
    case 'channel_lost':
      return channelLost(draft, input.id);
    case 'message':
      return takeMessage(draft, input.id, input.message);
    case 'malformed_message':
    case 'nudge':
      return want(draft, 'page');
    case 'snapshot':
      return takeSnapshot(draft, input);
    case 'page':
      return takePage(draft, input);
    case 'head':
      return takeHead(draft, input);
    case 'failed':
      return takeFailure(draft, input);
    case 'own_event':
      return takeOwnEvent(draft, input.event);
    case 'check':
      return wake(draft);
    case 'check_sign_in':
      return doubtSignIn(draft);
    case 'visible':
      draft.visible = true;
      return wake(draft);
    case 'hidden':
      draft.visible = false;
      return;
    case 'online':
      // A socket from before seldom survives, and may take a minute to say so.
      if (draft.offline && draft.link.at !== 'down') dropLink(draft, draft.now, true);
      return wake(draft);
    case 'offline':
      draft.offline = true;
      return;
    case 'token_refreshed':
      want(draft, 'head');
      return wantAuth(draft, 'check');
    case 'signed_out':
      return endFeed(draft);
    case 'tick':
      return noticeDay(draft);
  }
}

/** Back after a time without us: a valid token first, then where the log stands; nobody waits out a back-off. */
function wake(draft: Draft): void {
  draft.wokeAt = draft.now;
  startAfresh(draft);
  if (draft.link.at === 'down') draft.link = { ...draft.link, since: draft.now, retryAt: draft.now };
  wantAuth(draft, 'check');
  want(draft, 'head');
}

/** Has the token renewed, which fails when the sign-in has ended; for one that is new a look whether it is still there. */
function doubtSignIn(draft: Draft): void {
  const { auth, authorizedAt, now } = draft;
  const isNew = authorizedAt !== null && now - authorizedAt < FEED_TIMES.doubtAfter;
  if (auth === null) wantAuth(draft, isNew ? 'check' : 'refresh');
}

function noticeTime(draft: Draft): void {
  const passed = draft.now - draft.lastAt;
  if (passed < -1000) turnBack(draft);
  if (passed < -1000 || passed >= FEED_TIMES.sleptAfter) {
    draft.clock = UNKNOWN_CLOCK;
    if (draft.visible) wake(draft);
  }
}

/** The clock was set back: no deadline may lie further ahead than it did. */
function turnBack(draft: Draft): void {
  const { now } = draft;
  const past = (time: Millis | null) => (time === null ? null : Math.min(time, now));
  draft.startedAt = Math.min(draft.startedAt, now);
  draft.confirmedAt = past(draft.confirmedAt);
  draft.downSince = past(draft.downSince);
  draft.deafSince = past(draft.deafSince);
  draft.authorizedAt = past(draft.authorizedAt);
  draft.pollAt = past(draft.pollAt);
  if (draft.tail) draft.tail = { ...draft.tail, at: Math.min(draft.tail.at, now) };
  draft.strangersReadAt = past(draft.strangersReadAt);
  draft.strangersDue = past(draft.strangersDue);
  draft.held = draft.held.map((update) => ({ ...update, receivedAt: Math.min(update.receivedAt, now) }));
  if (draft.request) {
    const { deadline, startedAt } = draft.request;
    draft.request = { ...draft.request, startedAt: now, deadline: now + (deadline - startedAt) };
  }
  if (draft.auth) draft.auth = { ...draft.auth, deadline: now + FEED_TIMES.authorizeTimeout };
  if (draft.link.at === 'down')
    draft.link = { ...draft.link, since: Math.min(draft.link.since, now), retryAt: now };
  else if (draft.link.at === 'joining')
    draft.link = { ...draft.link, deadline: now + FEED_TIMES.joinTimeout };
  else draft.link = { ...draft.link, since: Math.min(draft.link.since, now) };
}

/** At midnight the workspace has other batches, and no event says so. */
function noticeDay(draft: Draft): void {
  if (draft.request?.kind === 'snapshot') return;
  const now = draft.now + offsetOf(draft.clock);
  const isDay = (at: Millis) => workspaceDay(at, draft.fleet.workspace.timeZone) === draft.day;
  if (!isDay(now) && !isDay(now - FEED_TIMES.midnightSettles)) want(draft, 'snapshot');
}
