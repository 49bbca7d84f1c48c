import { isOnRoad } from './attention.ts';
import {
  armPoll,
  FEED_TIMES,
  MOST_HELD,
  readsWhole,
  STORM,
  want,
  type Draft,
  type Update,
} from './feed-state.ts';
import { missedAnything, missedBetween } from './missed.ts';
import { applyAll } from './model.ts';
import { newsIn, withNews } from './news.ts';
import { offsetOf, withMessage } from './server-clock.ts';
import type { FleetEvent } from './types.ts';
import { eventFromTuple } from './wire-event.ts';
import type { LiveMessage } from './wire.ts';

/** Boards of one workspace among which one asks for all. */
const CROWD = 100;
/** Round trips over which their questions are spread: so long takes the answer to reach the others. */
const TRIPS_APART = 8;

export function takeMessage(draft: Draft, id: number, message: LiveMessage): void {
  if (draft.link.at === 'down' || draft.link.id !== id) return;
  draft.clock = withMessage(draft.clock, message.sent_ms, draft.now);
  draft.deafSince = null;
  draft.linkFailures = 0;
  draft.heardAt = draft.now;
  armTail(draft, message);
  const news = newsIn(message);
  draft.news = withNews(draft.news, news);
  // Counted on, yet nothing inside: it was too much to send.
  const empty = !message.batches && !message.drivers && news.every((kind) => kind === 'events');
  const rowsLeftOut = empty && message.revision > message.after_revision;
  takeUpdate(draft, {
    epoch: message.epoch,
    afterSeq: message.after_seq,
    seq: message.seq,
    afterRevision: message.after_revision,
    revision: message.revision,
    events: rowsLeftOut ? null : (message.events?.map(eventFromTuple) ?? null),
    state: message,
    receivedAt: draft.now,
  });
  // It says where the head is: polls are for silence.
  if (draft.confirmedAt === draft.now) armPoll(draft);
}

/** Knows from a message whether anything may be kept back after it, and when to ask for that unless another comes first. */
function armTail(draft: Draft, message: LiveMessage): void {
  const { seq, revision } = draft.fleet.cursor;
  if (message.wait_ms > 0) {
    const inStorm = (message.events?.length ?? 0) >= STORM;
    const rest = inStorm ? FEED_TIMES.tailInStorm : FEED_TIMES.tail;
    draft.tail = { at: draft.now + message.wait_ms + rest + lateOften(draft), sent: false };
  } else if (message.seq >= seq && message.revision >= revision) draft.tail = null;
}

/**
 * All boards hear a message at once, and the first that asks has the rest answered too. Few may draw an early moment,
 * whether there are two boards or fifty, so the odds grow with time.
 */
function lateOften({ clock, jitter }: Draft): number {
  const apart = TRIPS_APART * (clock.trips[0]?.rtt ?? 0);
  const spread = Math.min(FEED_TIMES.tailSpreadMost, Math.max(FEED_TIMES.tailSpread, apart));
  return (spread * Math.log(1 + jitter * (CROWD - 1))) / Math.log(CROWD);
}

/** The answer to an act of this person: folded now, the copy over the channel is a repeat then. */
export function takeOwnEvent(draft: Draft, event: FleetEvent): void {
  takeUpdate(draft, {
    epoch: draft.fleet.cursor.epoch,
    afterSeq: event.seq - 1,
    seq: event.seq,
    afterRevision: 0,
    revision: 0,
    events: [event],
    state: {},
    receivedAt: draft.now,
  });
}

/** Applies what joins on to the cursor, holds what does not and asks for what is missing, drops what is old. */
function takeUpdate(draft: Draft, update: Update): void {
  const { cursor } = draft.fleet;
  if (update.epoch !== cursor.epoch) {
    // Another epoch, or a late message of an old one: the head decides.
    want(draft, 'head');
    return;
  }
  const waiting = draft.request?.kind === 'snapshot' || draft.wants.snapshot;
  if (!waiting && update.seq <= cursor.seq && update.revision <= cursor.revision) {
    if (update.seq === cursor.seq) confirm(draft);
    return;
  }
  if (!waiting && update.events === null) {
    want(draft, 'page');
    return;
  }
  if (waiting || update.afterSeq > cursor.seq || update.afterRevision > cursor.revision) {
    draft.held = [...draft.held, update].slice(-MOST_HELD);
    want(draft, 'page');
    return;
  }
  fold(draft, update);
}

/** Folds an update that joins on to the cursor. True when nothing is missing up to what it says the head is. */
export function fold(draft: Draft, update: Update): boolean {
  const events = update.events ?? [];
  const { fleet, gap, isWhole, unknown } = applyAll(draft.fleet, {
    events,
    state: update.state,
    seq: update.seq,
    revision: update.revision,
  });
  const moved =
    fleet.cursor.seq > draft.fleet.cursor.seq || fleet.cursor.revision > draft.fleet.cursor.revision;
  draft.fleet = fleet;
  for (const event of unknown) meetStranger(draft, event);
  if (!gap && isWhole) {
    confirm(draft);
    return true;
  }
  if (!gap) {
    want(draft, 'page');
    return false;
  }
  // No step forward and still behind: reading on would bring the same answer for ever.
  if (!moved || readsWhole(fleet, update.seq - fleet.cursor.seq)) want(draft, 'snapshot');
  else want(draft, 'page');
  return false;
}

/** Tries again what was held; `readSince` tells since when the last answer is true. */
export function drainHeld(draft: Draft, readSince: number): void {
  const held = draft.held.toSorted((a, b) => a.seq - b.seq || a.revision - b.revision);
  draft.held = [];
  const { seq, revision } = draft.fleet.cursor;
  for (const update of held) {
    // Read after it came and not reached: it belongs to a history that is no more.
    const impossible =
      update.receivedAt <= readSince && (update.afterSeq > seq || update.afterRevision > revision);
    if (!impossible) takeUpdate(draft, update);
  }
}

/** The server has just shown the board to be complete. */
export function confirm(draft: Draft): void {
  const { now, confirmedAt } = draft;
  if (confirmedAt !== null && now - confirmedAt >= FEED_TIMES.awayAfter) {
    const offset = offsetOf(draft.clock);
    const missed = missedBetween(draft.confirmedFleet, draft.fleet);
    const away = { kind: 'away', from: confirmedAt + offset, to: now + offset, missed } as const;
    if (missedAnything(missed)) draft.notice = away;
  }
  draft.confirmedAt = now;
  draft.confirmedFleet = draft.fleet;
  draft.offline = false;
  draft.wokeAt = null;
}

/**
 * An event on the road of a batch that is not on this board: one of another day that has come back. Read again, now and
 * then only, for there may be batches that no board shows.
 */
function meetStranger(draft: Draft, event: FleetEvent): void {
  if (!isOnRoad(event.status) && event.status !== 'SUSPENDED') return;
  const earliest = draft.strangersReadAt === null ? draft.now : draft.strangersReadAt + FEED_TIMES.strangers;
  draft.strangersDue ??= Math.max(draft.now, earliest);
}
