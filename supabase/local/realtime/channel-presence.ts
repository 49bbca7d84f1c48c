import { z } from 'zod';
import type { Channel } from './channel.ts';
import type { Incoming } from './frames.ts';
import { isRecord } from './is-record.ts';

const callSchema = z.object({ event: z.string().toLowerCase(), payload: z.unknown().optional() });

/** `track` and `untrack`. Everyone hears of the change before the caller gets its reply. */
export async function receivePresence(channel: Channel, { ref, payload }: Incoming): Promise<void> {
  if (!channel.presenceCalls.admit()) return channel.shutDown('Client presence rate limit exceeded');
  const call = callSchema.safeParse(payload).data;
  const { presences } = channel.scope;
  const allowed = await channel.access.mayWrite('presence');
  if (!channel.joined) return;
  if (allowed && call?.event === 'track') {
    const fields = call.payload ?? {};
    if (!isRecord(fields))
      return channel.reply(ref, 'error', { reason: 'Presence track payload must be a map' });
    channel.scope.announce(presences.track(channel, channel.presenceKey, fields));
    return channel.reply(ref, 'ok', {});
  }
  if (allowed && call?.event === 'untrack') {
    channel.scope.announce(presences.untrack(channel));
    return channel.reply(ref, 'ok', {});
  }
  channel.reply(ref, 'error', {});
}
