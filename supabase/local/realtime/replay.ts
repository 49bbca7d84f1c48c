import type { Sql } from 'postgres';
import { z } from 'zod';
import { type MessageRow, readMessageRow } from './message-row.ts';

const mostRows = 25;
const replaySchema = z.object({ since: z.int(), limit: z.int().nullish() });

/** `since` in milliseconds since 1970. */
export interface ReplayRequest {
  since: number;
  limit: number;
}

export type ReplayResult = { ok: true; request: ReplayRequest | null } | { ok: false; reason: string };

/** What a join's `replay` asks for; nothing when it is absent. */
export function readReplayRequest(replay: unknown, isPrivate: boolean): ReplayResult {
  if (replay === undefined || replay === null) return { ok: true, request: null };
  if (!isPrivate) return refused('Replay is not allowed for public channels');
  const { data } = replaySchema.safeParse(replay);
  if (!data) return refused('Replay params are not valid');
  const limit = Math.max(1, Math.min(data.limit ?? mostRows, mostRows));
  return { ok: true, request: { since: data.since, limit } };
}

/** The last broadcasts of a private topic since then, oldest first. */
export async function replayedRows(sql: Sql, topic: string, request: ReplayRequest): Promise<MessageRow[]> {
  const rows = await sql`
    select id::text, topic, event, 't' as private, inserted_at::text, payload::text, binary_payload::text
    from realtime.messages
    where topic = ${topic} and private and extension = 'broadcast'
      and inserted_at >= to_timestamp(${request.since}::float8 / 1000) at time zone 'utc'
      and inserted_at < (now() + interval '1 minute') at time zone 'utc'
    order by inserted_at desc
    limit ${request.limit}`;
  return rows
    .map((row) => readMessageRow(row))
    .filter((row) => row !== null)
    .toReversed();
}

function refused(text: string): ReplayResult {
  return { ok: false, reason: `UnableToReplayMessages: ${text}` };
}
