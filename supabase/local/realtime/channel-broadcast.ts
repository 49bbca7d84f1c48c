import type { Broadcast } from './broadcast.ts';
import type { Channel } from './channel.ts';
import type { Incoming, Ref } from './frames.ts';
import { isRecord } from './is-record.ts';
import type { UserBroadcastPush } from './user-broadcast-frames.ts';

/** A broadcast in text: its whole payload `{type, event, payload}` is handed on as it came. */
export async function receiveBroadcast(channel: Channel, { ref, payload }: Incoming): Promise<void> {
  if (!isRecord(payload)) return;
  const text = JSON.stringify(payload);
  await broadcast(channel, ref, { form: 'text', payload: text }, Buffer.byteLength(text));
}

/** A broadcast in binary. */
export async function receiveUserBroadcast(channel: Channel, push: UserBroadcastPush): Promise<void> {
  const { ref, event, encoding, payload } = push;
  await broadcast(channel, ref, { form: 'user', event, meta: '', encoding, payload }, payload.length);
}

async function broadcast(channel: Channel, ref: Ref, message: Broadcast, size: number): Promise<void> {
  const { ack, self } = channel.config;
  if (size > channel.context.limits.payloadBytes) {
    if (ack) channel.reply(ref, 'error', 'payload_size_exceeded');
    return;
  }
  // A denied write gets no answer, even when one was asked for: that is how the real server behaves.
  if (!(await channel.access.mayWrite('broadcast')) || !channel.joined) return;
  channel.scope.publish(message, self ? undefined : channel);
  if (ack) channel.reply(ref, 'ok', {});
}
