import { z } from 'zod';
import type { Broadcast } from './broadcast.ts';

/** A row of realtime.messages that is a broadcast, every value in Postgres' text form. */
export interface MessageRow {
  id: string;
  topic: string;
  event: string;
  private: boolean;
  body: { encoding: 'json'; text: string } | { encoding: 'binary'; bytes: Buffer };
}

const tupleSchema = z.object({
  id: z.string(),
  topic: z.string(),
  event: z.string(),
  private: z.enum(['t', 'f']),
  inserted_at: z.string(),
  payload: z.string().nullable(),
  binary_payload: z
    .string()
    .startsWith(String.raw`\x`)
    .nullable(),
});

/** Reads a row; null when something that a broadcast needs is missing. */
export function readMessageRow(values: unknown): MessageRow | null {
  const tuple = tupleSchema.safeParse(values).data;
  if (!tuple) return null;
  const { id, topic, event, payload, binary_payload: hex } = tuple;
  const row = { id, topic, event, private: tuple.private === 't' };
  if (payload !== null) return { ...row, body: { encoding: 'json', text: payload } };
  if (hex === null) return null;
  return { ...row, body: { encoding: 'binary', bytes: Buffer.from(hex.slice(2), 'hex') } };
}

/** The row as everyone joined to its topic gets it; `meta` is JSON text and names at least its id. */
export function broadcastOf({ id, event, body }: MessageRow, meta = JSON.stringify({ id })): Broadcast {
  const payload = body.encoding === 'json' ? Buffer.from(body.text) : body.bytes;
  return { form: 'user', event, meta, encoding: body.encoding, payload, id };
}
