import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { DriverStatus, EventType, FlagReason } from '#lib/fleet/types.ts';
import { acting, actingAs, type Claims } from './acting.ts';
import { addSignIn, type TestBatch } from './workspace.ts';

/** A driver with a session: what his token says, and which session it is. */
export type SignedIn = { readonly claims: Claims & { readonly sub: string }; readonly sessionId: string };

export type Verdict = {
  readonly client_event_id: string | null;
  readonly verdict: 'accepted' | 'replayed' | 'flagged' | 'rejected';
  readonly reason: string | null;
  readonly event_id: string | null;
  readonly seq: number | null;
  readonly driver_status: DriverStatus | null;
  readonly stop_index: number | null;
  readonly flags: readonly FlagReason[];
};

/** One event as the mobile app hands it over; `more` adds to it or replaces. */
export function anEvent(
  batch: Pick<TestBatch, 'id'>,
  eventType: EventType,
  more: Record<string, postgres.JSONValue> = {},
) {
  return {
    client_event_id: randomUUID(),
    batch_id: batch.id,
    event_type: eventType,
    recorded_at: new Date().toISOString(),
    ...more,
  };
}

/** A new sign-in at Auth and a session begun with it. */
export async function signIn(sql: postgres.Sql, driverId: string, deviceId = 'phone'): Promise<SignedIn> {
  const claims = {
    role: 'authenticated',
    sub: driverId,
    session_id: await addSignIn(sql, driverId),
  } as const;
  return { claims, sessionId: await startSession(sql, claims, deviceId) };
}

/** Starts a session through the function of the mobile app. @returns its id */
export async function startSession(sql: postgres.Sql, claims: Claims, deviceId = 'phone'): Promise<string> {
  const [row] = await acting(
    sql,
    claims,
    (tx) => tx<{ id: string }[]>`select public.start_driver_session(${deviceId}) ->> 'session_id' as id`,
  );
  if (!row) throw new Error('no answer');
  return row.id;
}

/** Hands events over. @returns their verdicts */
export async function record(
  sql: postgres.Sql,
  claims: Claims,
  events: postgres.JSONValue,
): Promise<Verdict[]> {
  const [row] = await acting(
    sql,
    claims,
    (tx) =>
      tx<
        { verdicts: Verdict[] }[]
      >`select public.record_driver_events(${JSON.stringify(events)}::text::json) as verdicts`,
  );
  return row?.verdicts ?? [];
}

/** Hands one event over. @returns its verdict */
export async function recordOne(
  sql: postgres.Sql,
  claims: Claims,
  event: postgres.JSONValue,
): Promise<Verdict> {
  const [verdict] = await record(sql, claims, [event]);
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

export type OverrideAnswer = { action_id: string; replayed: boolean; event: unknown[] };

/** An override as a dialog sends it; `how` replaces what it says. */
export async function override(
  sql: postgres.Sql,
  userId: string,
  batchId: string,
  how: {
    to?: DriverStatus | null;
    from?: DriverStatus;
    seq?: number | string;
    reason?: string;
    note?: string | null;
    requestId?: string | null;
    breakGlass?: string | null;
    reverses?: string | null;
  } = {},
): Promise<OverrideAnswer> {
  const { to = 'SUSPENDED', from = 'EN_ROUTE', seq = 0, reason = 'driver_unreachable' } = how;
  const note = how.note === undefined ? 'No answer for an hour' : how.note;
  const requestId = how.requestId === undefined ? randomUUID() : how.requestId;
  const [row] = await actingAs(
    sql,
    userId,
    (tx) => tx<{ answer: OverrideAnswer }[]>`select public.override_driver_status(
      ${batchId}, ${to}, ${from}, ${seq}, ${reason}, ${note}, ${requestId}, ${how.breakGlass ?? null},
      ${how.reverses ?? null}) as answer`,
  );
  if (!row) throw new Error('no answer');
  return row.answer;
}

export type LogoutAnswer = { action_id: string; session_id: string; ended_at: string; replayed: boolean };

/** A supervisor ends a session. */
export async function forceLogout(
  sql: postgres.Sql,
  userId: string,
  sessionId: string,
  how: { reason?: string; note?: string; requestId?: string; breakGlass?: string | null } = {},
): Promise<LogoutAnswer> {
  const { reason = 'device_lost_or_stolen', note = 'The phone was stolen', requestId = randomUUID() } = how;
  const [row] = await actingAs(
    sql,
    userId,
    (tx) => tx<{ answer: LogoutAnswer }[]>`select public.invalidate_driver_session(
      ${sessionId}, ${reason}, ${note}, ${requestId}, ${how.breakGlass ?? null}) as answer`,
  );
  if (!row) throw new Error('no answer');
  return row.answer;
}

/** The batch as it is stored. */
export async function batchRow(sql: postgres.Sql, batchId: string): Promise<postgres.Row> {
  const [row] =
    await sql`select *, last_event_seq::integer as version from public.delivery_batches where id = ${batchId}`;
  if (!row) throw new Error('no such batch');
  return row;
}

/** The statuses through which the log leads a batch, oldest first, starting where the first event found it. */
export async function foldLog(sql: postgres.Sql, batchId: string): Promise<DriverStatus[]> {
  const events = await sql<{ from_status: DriverStatus; driver_status: DriverStatus }[]>`
    select from_status, driver_status from public.driver_events where batch_id = ${batchId} order by seq`;
  const [first] = events;
  if (!first) return [];
  return events.reduce<DriverStatus[]>(
    (path, event) => {
      if (path.at(-1) !== event.from_status)
        throw new Error(`the log jumps from ${path.at(-1)} to ${event.from_status}`);
      return [...path, event.driver_status];
    },
    [first.from_status],
  );
}
