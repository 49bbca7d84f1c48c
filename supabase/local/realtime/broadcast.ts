import type { Version } from './frames.ts';
import { encodeUserBroadcast, type Encoding } from './user-broadcast-frames.ts';
import { fanOutFrame, wireFrame } from './wire-frame.ts';

/**
 * One broadcast on its way out. A `text` one is handed on with its payload as it came; a `user` one (pushed in binary,
 * sent over REST to one topic, or sent by the database) is a binary frame for a client of version 2.0.0.
 */
export type Broadcast =
  | { form: 'text'; payload: string }
  | { form: 'user'; event: string; meta: string; encoding: Encoding; payload: Buffer; id?: string };

/** The broadcast as a frame; null where the version cannot carry it. */
export function broadcastFrame(version: Version, topic: string, broadcast: Broadcast): Buffer | null {
  if (broadcast.form === 'text') return fanOutFrame(version, topic, 'broadcast', broadcast.payload);
  if (version === '2.0.0') {
    const frame = encodeUserBroadcast({ ...broadcast, topic });
    return frame && wireFrame('binary', frame);
  }
  if (broadcast.encoding === 'binary') return null;
  const { event, meta, payload } = broadcast;
  return fanOutFrame(version, topic, 'broadcast', broadcastPayload(event, meta, payload.toString()));
}

/** The payload of a broadcast as text; `meta` and `payload` are JSON text, `meta` may be empty. */
export function broadcastPayload(event: string, meta: string, payload: string): string {
  const metaPart = meta && `"meta":${meta},`;
  return `{"event":${JSON.stringify(event)},${metaPart}"payload":${payload},"type":"broadcast"}`;
}
