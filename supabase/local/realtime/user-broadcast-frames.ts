/**
 * The binary frames of version 2.0.0. A client pushes a broadcast as kind 3, the server hands it on as kind 4:
 *
 *   3 joinRefSize refSize topicSize eventSize metaSize encoding joinRef ref topic event meta payload…
 *   4 topicSize eventSize metaSize encoding topic event meta payload…
 *
 * Every size is one byte and counts UTF-8 bytes; encoding is 0 for bytes and 1 for JSON text.
 */
const PUSH = 3;
const BROADCAST = 4;
const encodings = ['binary', 'json'] as const;
const longestField = 255;

export type Encoding = (typeof encodings)[number];

export interface UserBroadcastPush {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  encoding: Encoding;
  payload: Buffer;
}

export interface UserBroadcast {
  topic: string;
  event: string;
  /** JSON text, or the empty string. */
  meta: string;
  encoding: Encoding;
  payload: Buffer;
}

/** Reads a frame of kind 3; null for anything else, which the server ignores. */
export function decodeUserBroadcastPush(frame: Buffer): UserBroadcastPush | null {
  const headerSize = 7;
  const [kind, joinRefSize, refSize, topicSize, eventSize, metaSize, encodingCode] = frame;
  if (kind !== PUSH || encodingCode === undefined) return null;
  const encoding = encodings[encodingCode];
  const fields: string[] = [];
  let at = headerSize;
  for (const size of [joinRefSize, refSize, topicSize, eventSize, metaSize]) {
    fields.push(frame.toString('utf8', at, at + (size ?? 0)));
    at += size ?? 0;
  }
  const [joinRef, ref, topic, event] = fields;
  if (!encoding || !topic || event === undefined || at > frame.length) return null;
  return { joinRef: joinRef || null, ref: ref || null, topic, event, encoding, payload: frame.subarray(at) };
}

/** Writes a frame of kind 4; null when topic, event or meta is longer than its one size byte can say. */
export function encodeUserBroadcast({ topic, event, meta, encoding, payload }: UserBroadcast): Buffer | null {
  const fields = [topic, event, meta].map((field) => Buffer.from(field));
  const sizes = fields.map((field) => field.length);
  if (sizes.some((size) => size > longestField)) return null;
  return Buffer.concat([Buffer.from([BROADCAST, ...sizes, encodings.indexOf(encoding)]), ...fields, payload]);
}
