import { endFeed, wantAuth } from './feed-link.ts';
import {
  armPoll,
  backOff,
  FEED_TIMES,
  NO_WANTS,
  readsWhole,
  takeId,
  want,
  type Draft,
  type FeedInput,
  type Request,
  type RequestKind,
} from './feed-state.ts';
import { confirm, drainHeld, fold } from './feed-updates.ts';
import { fleetFromSnapshot } from './model.ts';
import { NEWS_KINDS, newsIn, withNews } from './news.ts';
import { offsetOf, withRoundTrip } from './server-clock.ts';
import type { Cursor } from './types.ts';
import { eventFromTuple } from './wire-event.ts';
import { workspaceDay } from './words.ts';

/** Takes the answer's request off the wire; null when it is not the one in flight. */
function answered(draft: Draft, id: number, serverAt: number | null | undefined): Request | null {
  const { request } = draft;
  if (request?.id !== id) return null;
  draft.request = null;
  draft.failures = 0;
  draft.retryAt = null;
  draft.clock = withRoundTrip(draft.clock, request.startedAt, draft.now, serverAt ?? null);
  armPoll(draft);
  return request;
}

export function takeHead(draft: Draft, { id, head }: Extract<FeedInput, { type: 'head' }>): void {
  const request = answered(draft, id, head.at_ms);
  if (!request || anotherHistory(draft, head, request.cursor)) return;
  const { seq, revision } = draft.fleet.cursor;
  if (head.seq <= seq && head.revision <= revision) {
    confirm(draft);
    return;
  }
  if (request.kind === 'tail') {
    draft.tail = { at: draft.now + FEED_TIMES.tailAnswer, sent: true };
    return;
  }
  const heard = draft.heardAt !== null && draft.now - draft.heardAt < FEED_TIMES.messageLag;
  if (draft.link.at === 'joined' && !heard) draft.deafSince ??= draft.now;
  want(draft, readsWhole(draft.fleet, head.seq - seq) ? 'snapshot' : 'page');
}

export function takePage(draft: Draft, { id, page }: Extract<FeedInput, { type: 'page' }>): void {
  const request = answered(draft, id, page.at_ms);
  if (!request || anotherHistory(draft, page, request.cursor)) return;
  draft.news = withNews(draft.news, newsIn(page));
  const complete = fold(draft, {
    epoch: page.epoch,
    afterSeq: request.cursor.seq,
    seq: page.seq,
    afterRevision: request.cursor.revision,
    revision: page.revision,
    events: page.events.map(eventFromTuple),
    state: page,
    receivedAt: draft.now,
  });
  if (complete) drainHeld(draft, request.startedAt);
}

export function takeSnapshot(draft: Draft, input: Extract<FeedInput, { type: 'snapshot' }>): void {
  const { id, snapshot } = input;
  const request = answered(draft, id, snapshot.at_ms);
  if (!request) return;
  const rewound = snapshot.seq < request.cursor.seq || snapshot.revision < request.cursor.revision;
  draft.fleet = input.fleet ?? fleetFromSnapshot(snapshot, draft.fleet);
  // Not by our clock: one that runs ahead asks before midnight, and has to ask again.
  draft.day = workspaceDay(snapshot.at_ms, snapshot.workspace.time_zone);
  if (rewound || draft.restoring) {
    draft.notice = { kind: 'restored', at: draft.now + offsetOf(draft.clock) };
    draft.confirmedFleet = draft.fleet;
  }
  draft.restoring = false;
  // A snapshot holds the board alone: whatever else there is may have changed meanwhile.
  draft.news = withNews(draft.news, NEWS_KINDS);
  // Joined while it was on its way: what was written between its reading and the join is in neither.
  const joined = draft.link.at === 'joined' && draft.link.since >= request.startedAt;
  draft.wants = { ...draft.wants, page: joined, head: false, tail: false };
  confirm(draft);
  drainHeld(draft, request.startedAt);
}

/** Another epoch, or a head behind what this board has already seen: the log is not the one it was. */
function anotherHistory(draft: Draft, head: Cursor, seen: Cursor): boolean {
  const rewound = head.seq < seen.seq || head.revision < seen.revision;
  if (head.epoch === seen.epoch && !rewound) return false;
  draft.restoring ||= rewound;
  draft.held = [];
  want(draft, 'snapshot');
  return true;
}

export function takeFailure(draft: Draft, { id, failure }: Extract<FeedInput, { type: 'failed' }>): void {
  const { request } = draft;
  if (request?.id !== id) return;
  draft.request = null;
  if (failure === 'refused') {
    endFeed(draft);
    return;
  }
  draft.failures += 1;
  draft.retryAt = backOff(draft, draft.failures);
  if (failure === 'unauthorized') {
    wantAuth(draft, 'refresh');
    if (draft.failures === 1) draft.retryAt = draft.now;
  }
  // A page with something unreadable in it stays so; the board read whole steps over it.
  want(draft, failure === 'malformed' && request.kind === 'page' ? 'snapshot' : request.kind);
  armPoll(draft);
}

/** Sends the most useful request that is due; there is never more than one. */
export function tendRequests(draft: Draft): void {
  const { now } = draft;
  if (draft.request && now >= draft.request.deadline) {
    draft.commands.push({ do: 'abort', id: draft.request.id });
    takeFailure(draft, { type: 'failed', id: draft.request.id, failure: 'unreachable' });
  }
  if (draft.tail && now >= draft.tail.at) {
    if (draft.visible) want(draft, draft.tail.sent ? 'page' : 'tail');
    draft.tail = null;
  }
  if (draft.pollAt !== null && now >= draft.pollAt) {
    armPoll(draft);
    if (draft.visible) want(draft, 'head');
  }
  if (draft.strangersDue !== null && now >= draft.strangersDue) {
    draft.strangersDue = null;
    draft.strangersReadAt = now;
    want(draft, 'snapshot');
  }
  if (draft.request || draft.auth || draft.authorizedAt === null) return;
  if (draft.retryAt !== null && now < draft.retryAt) return;
  const kind = mostUseful(draft);
  if (kind) send(draft, kind);
}

function mostUseful({ wants }: Draft): RequestKind | null {
  if (wants.snapshot) return 'snapshot';
  if (wants.page) return 'page';
  if (wants.head) return 'head';
  return wants.tail ? 'tail' : null;
}

function send(draft: Draft, kind: RequestKind): void {
  const id = takeId(draft);
  const { cursor } = draft.fleet;
  const timeout = kind === 'snapshot' ? FEED_TIMES.snapshotTimeout : FEED_TIMES.requestTimeout;
  draft.request = { id, kind, cursor, startedAt: draft.now, deadline: draft.now + timeout };
  // The one chosen covers the lesser ones: every answer says where the head is.
  draft.wants = NO_WANTS;
  if (kind === 'page') {
    draft.commands.push({ do: 'load_page', id, afterSeq: cursor.seq, afterRevision: cursor.revision });
  } else if (kind === 'snapshot') draft.commands.push({ do: 'load_snapshot', id });
  else draft.commands.push({ do: kind === 'head' ? 'load_head' : 'ask_tail', id });
}
