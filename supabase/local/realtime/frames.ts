import { z } from 'zod';

/**
 * The two serializers a client may choose with `vsn`. 1.0.0 sends one JSON object per text frame, 2.0.0 a JSON
 * array of five (and user broadcasts as binary frames, see user-broadcast-frames.ts).
 */
export type Version = '1.0.0' | '2.0.0';

/** A client's own number for a message. It goes back exactly as it came. */
export type Ref = string | number | null;

export interface Incoming {
  joinRef: Ref;
  ref: Ref;
  topic: string;
  event: string;
  payload: unknown;
}

export interface Outgoing {
  joinRef: Ref;
  ref: Ref;
  topic: string;
  event: string;
  /** JSON text of an object; a client looks keys up in it, so it is never null. */
  payload: string;
}

const refSchema = z.union([z.string(), z.number(), z.null()]);
const objectSchema = z.object({
  topic: z.string(),
  event: z.string(),
  payload: z.unknown(),
  ref: refSchema,
  join_ref: refSchema.default(null),
});
const arraySchema = z.tuple([refSchema, refSchema, z.string(), z.string(), z.unknown()]).rest(z.unknown());

/** Reads a text frame; null when it is not one of this version, which the server ignores. */
export function decodeText(version: Version, text: string): Incoming | null {
  const json = parseJson(text);
  if (version === '1.0.0') {
    const frame = objectSchema.safeParse(json).data;
    if (!frame) return null;
    const { join_ref: joinRef, ref, topic, event, payload } = frame;
    return { joinRef, ref, topic, event, payload };
  }
  const frame = arraySchema.safeParse(json).data;
  if (!frame) return null;
  const [joinRef, ref, topic, event, payload] = frame;
  return { joinRef, ref, topic, event, payload };
}

/** Writes a text frame. Version 1.0.0 has no place for `joinRef`. */
export function encodeText(version: Version, { joinRef, ref, topic, event, payload }: Outgoing): string {
  const [r, t, e] = [JSON.stringify(ref), JSON.stringify(topic), JSON.stringify(event)];
  if (version === '1.0.0') return `{"ref":${r},"event":${e},"payload":${payload},"topic":${t}}`;
  return `[${JSON.stringify(joinRef)},${r},${t},${e},${payload}]`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
