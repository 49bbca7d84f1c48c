import { backOff, FEED_TIMES, startAfresh, takeId, want, type Draft, type FeedInput } from './feed-state.ts';

/** Asks for a valid token; everything that needs the server waits for the answer. */
export function wantAuth(draft: Draft, how: 'check' | 'refresh'): void {
  if (draft.wantsAuth !== 'refresh') draft.wantsAuth = how;
}

export function authorized(draft: Draft, id: number): void {
  if (draft.auth?.id !== id) return;
  draft.auth = null;
  draft.authorizedAt = draft.now;
}

export function unauthorized(draft: Draft, input: Extract<FeedInput, { type: 'unauthorized' }>): void {
  if (draft.auth?.id !== input.id) return;
  draft.auth = null;
  if (input.gone) {
    endFeed(draft);
    return;
  }
  draft.failures += 1;
  draft.retryAt = backOff(draft, draft.failures);
  if (draft.link.at !== 'down') return;
  draft.linkFailures += 1;
  draft.link = { ...draft.link, retryAt: backOff(draft, draft.linkFailures) };
}

export function joined(draft: Draft, id: number): void {
  if (draft.link.at !== 'joining' || draft.link.id !== id) return;
  draft.link = { at: 'joined', id, epoch: draft.link.epoch, since: draft.now };
  draft.downSince = null;
  draft.deafSince = null;
  startAfresh(draft);
  // What was sent before the server began to listen for us never comes.
  want(draft, 'page');
}

export function channelLost(draft: Draft, id: number): void {
  if (draft.link.at === 'down' || draft.link.id !== id) return;
  draft.linkFailures += 1;
  dropLink(draft, backOff(draft, draft.linkFailures), draft.linkFailures > 1);
  // A refused join may mean another epoch; the head says so.
  want(draft, 'head');
}

/** Leaves the channel and joins again at `retryAt`. */
export function dropLink(draft: Draft, retryAt: number, fresh: boolean): void {
  if (draft.link.at !== 'down') draft.commands.push({ do: 'unsubscribe', id: draft.link.id });
  draft.link = { at: 'down', since: draft.now, retryAt, fresh };
  draft.downSince ??= draft.now;
  draft.deafSince = null;
}

/** The person is signed out or no longer a member: nothing of theirs stays, nothing goes on. */
export function endFeed(draft: Draft): void {
  draft.ended = true;
  draft.commands.push({ do: 'shut_down' });
}

/** Keeps the channel right: the right topic, an answer in time, and messages that really come. */
export function tendLink(draft: Draft): void {
  const { link, now } = draft;
  if (link.at !== 'down' && link.epoch !== draft.fleet.cursor.epoch) dropLink(draft, now, false);
  else if (link.at === 'joining' && now >= link.deadline) channelLost(draft, link.id);
  else if (link.at === 'joined') {
    const deaf = draft.deafSince !== null && now - draft.deafSince >= FEED_TIMES.deafAfter;
    const heard = Math.max(draft.confirmedAt ?? 0, link.since);
    const dead = draft.visible && now - heard >= FEED_TIMES.rebuildAfter;
    if (deaf || dead) {
      draft.linkFailures += 1;
      dropLink(draft, draft.linkFailures > 1 ? backOff(draft, draft.linkFailures - 1) : now, true);
    }
  }
  if (draft.auth && now >= draft.auth.deadline) {
    unauthorized(draft, { type: 'unauthorized', id: draft.auth.id, gone: false });
  }
  if (draft.link.at === 'down' && now >= draft.link.retryAt) rejoin(draft);
  if (draft.wantsAuth !== 'no' && !draft.auth) authorize(draft);
}

function rejoin(draft: Draft): void {
  if (draft.link.at !== 'down' || draft.auth) return;
  // The token comes first: a join with an old one only makes the next error.
  if (draft.authorizedAt === null || draft.authorizedAt < draft.link.since) {
    wantAuth(draft, 'check');
    return;
  }
  const id = takeId(draft);
  const { epoch } = draft.fleet.cursor;
  const topic = `workspace:${draft.fleet.workspace.id}:${epoch}`;
  draft.commands.push({ do: 'subscribe', id, topic, fresh: draft.link.fresh });
  draft.link = { at: 'joining', id, epoch, deadline: draft.now + FEED_TIMES.joinTimeout };
}

function authorize(draft: Draft): void {
  const id = takeId(draft);
  draft.commands.push({ do: 'authorize', id, refresh: draft.wantsAuth === 'refresh' });
  draft.wantsAuth = 'no';
  draft.auth = { id, deadline: draft.now + FEED_TIMES.authorizeTimeout };
}
