import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { actingAs } from './acting.ts';
import { anEvent, forceLogout, override, record, recordOne, type SignedIn, signIn } from './deeds.ts';
import { depot, kilometre, makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

/** A workspace of two drivers, each on a route of his own. */
export type Day = {
  workspace: TestWorkspace;
  supervisor: string;
  batches: [TestBatch, TestBatch];
  drivers: [SignedIn, SignedIn];
};

/** The moment so many minutes ago; of less than none, one to come. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const here = { ...depot, accuracy_m: 5 };
/** Half a kilometre from the stops. */
export const farAway = {
  latitude: depot.latitude + kilometre / 2,
  longitude: depot.longitude,
  accuracy_m: 5,
};

/**
 * Two routes begun, three arrivals of which two far from the stop and one late, two delays, an override, a force logout; the
 * review of one flag is dismissed, of another confirmed.
 */
export async function makeDay(sql: postgres.Sql): Promise<Day> {
  const day = await makeRoutes(sql);
  const reasons = await sql<{ action: string; code: string }[]>`
    select distinct on (action) action, code from public.reason_codes
    where action in ('confirm_review', 'dismiss_review') order by action, position`;
  const [confirm, dismiss] = reasons;
  await decide(sql, day, [
    [2, 'confirm', confirm?.code ?? ''],
    [7, 'dismiss', dismiss?.code ?? ''],
  ]);
  return day;
}

async function makeRoutes(sql: postgres.Sql): Promise<Day> {
  const workspace = await makeWorkspace(sql, 'UTC');
  const supervisor = await workspace.addMember('supervisor');
  const [first, second] = [
    await workspace.addBatch({ status: 'ACTIVE' }),
    await workspace.addBatch({ status: 'ACTIVE' }),
  ];
  const [one, two] = [await signIn(sql, first.driverId ?? ''), await signIn(sql, second.driverId ?? '')];
  await record(sql, one.claims, [
    anEvent(first, 'ROUTE_STARTED', here),
    anEvent(first, 'ARRIVED_AT_STOP', { ...farAway, recorded_at: ago(-25) }),
    anEvent(first, 'DELAY_REPORTED', { metadata: { reason: 'Bridge open', delay_minutes: 10 } }),
    anEvent(first, 'ROUTE_STARTED', here),
    anEvent(first, 'DELAY_REPORTED', {
      metadata: { reason: 'Bridge open', delay_minutes: 21, note: 'Again' },
    }),
  ]);
  await record(sql, two.claims, [
    anEvent(second, 'ROUTE_STARTED', here),
    anEvent(second, 'ARRIVED_AT_STOP', farAway),
    anEvent(second, 'DEPARTED_STOP', farAway),
  ]);
  const { seq } = await recordOne(sql, two.claims, anEvent(second, 'ARRIVED_AT_STOP', farAway));
  await override(sql, supervisor, second.id, {
    from: 'AT_STOP',
    seq: seq ?? 0,
    note: 'No answer for an hour',
  });
  await forceLogout(sql, supervisor, two.sessionId, { note: 'Phone was left behind' });
  return { workspace, supervisor, batches: [first, second], drivers: [one, two] };
}

/** Decides the reviews of these events, as a supervisor does. */
async function decide(
  sql: postgres.Sql,
  day: Day,
  decisions: readonly (readonly [seq: number, decision: string, reason: string])[],
) {
  for (const [seq, decision, reason] of decisions)
    await actingAs(
      sql,
      day.supervisor,
      (
        tx,
      ) => tx`select public.decide_review(review.id, ${decision}, ${reason}, 'Looked at the picture', ${randomUUID()})
        from public.event_reviews as review where review.workspace_id = ${day.workspace.id} and review.event_seq = ${seq}`,
    );
}

/** Calls this function of the API. @returns what it answers */
export async function ask<Answer = Record<string, unknown>>(
  on: postgres.ISql,
  call: string,
  values: (string | number)[],
): Promise<Answer> {
  const [row] = await on.unsafe<{ answer: Answer }[]>(`select public.${call} as answer`, values);
  if (!row) throw new Error('no answer');
  return row.answer;
}
