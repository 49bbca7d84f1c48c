import type { Channel } from './channel.ts';
import { isRecord } from './is-record.ts';
import type { Permissions } from './policies.ts';
import { channelText } from './token-problems.ts';
import { expiryOf, isProjectKey } from './tokens.ts';

/**
 * A new token for the channel. There is never a reply: a good one is taken, a bad one or one that may read less ends
 * the channel, and null (what a client sends after signing out) changes nothing.
 */
export async function receiveToken(channel: Channel, payload: unknown): Promise<void> {
  const token = isRecord(payload) ? payload['access_token'] : null;
  if (typeof token !== 'string' || isProjectKey(token) || token === channel.access.identity.token) return;
  const result = await channel.context.tokens.readToken(token);
  if (!channel.joined) return;
  if (!result.ok) return channel.shutDown(channelText(result.problem));
  const before = await channel.access.renew(result.identity);
  if (!channel.joined) return;
  const loss = lossOf(before, channel.access.reads);
  if (loss) return channel.shutDown(`${loss} to read from this Channel topic: ${channel.scope.topic}`);
  channel.watchToken();
}

/** Ends the channel when its token runs out. Returns how to stop watching. */
export function watchExpiry(channel: Channel): () => void {
  const { identity } = channel.access;
  const { expiresAt } = identity;
  if (expiresAt === null) return () => {};
  const look = () => {
    const problem = expiryOf(identity);
    if (problem) channel.shutDown(channelText(problem));
    else timer = start();
  };
  const start = () => {
    const left = Math.max(expiresAt * 1000 - Date.now(), 1);
    return setTimeout(look, Math.min(left, channel.context.limits.tokenCheckMs)).unref();
  };
  let timer = start();
  return () => clearTimeout(timer);
}

function lossOf(before: Permissions, after: Permissions): string | null {
  if (!after.broadcast && !after.presence) return 'You do not have permissions';
  const lost = (before.broadcast && !after.broadcast) || (before.presence && !after.presence);
  return lost ? 'You no longer have permission' : null;
}
