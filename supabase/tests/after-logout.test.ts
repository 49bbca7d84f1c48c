import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { anEvent, batchRow, foldLog, forceLogout, record, recordOne, signIn, type Verdict } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 8, onnotice: () => undefined });
afterAll(() => sql.end());

/** A driver who was logged out on his route and signed in again. */
async function signedInAgain() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const driverId = await workspace.addDriver();
  const batch = await workspace.addBatch({ driverId, status: 'EN_ROUTE' });
  const before = await signIn(sql, driverId);
  const beforeEnd = new Date().toISOString();
  const { ended_at: endedAt } = await forceLogout(sql, supervisor, before.sessionId);
  const now = await signIn(sql, driverId, 'new phone');
  return { workspace, supervisor, driverId, batch, before, beforeEnd, endedAt, now };
}

describe('an event recorded before a force logout and synced after it', () => {
  test.each(['names its session', 'names none'])('that %s is kept and moves nothing', async (naming) => {
    const { batch, before, beforeEnd, now, workspace } = await signedInAgain();
    const session = naming === 'names its session' ? { session_id: before.sessionId } : {};
    const late = anEvent(batch, 'ARRIVED_AT_STOP', { recorded_at: beforeEnd, ...session });
    expect(await recordOne(sql, now.claims, late)).toMatchObject({
      verdict: 'flagged',
      flags: ['AFTER_LOGOUT'],
      driver_status: 'EN_ROUTE',
      seq: 1,
    });
    expect(await batchRow(sql, batch.id)).toMatchObject({
      driver_status: 'EN_ROUTE',
      version: 1,
      last_event_type: null,
      execution_metadata: {},
    });
    expect(
      await sql`select from_status, driver_status, flagged_for_review, metadata -> 'execution' as execution
        from public.driver_events where workspace_id = ${workspace.id}`,
    ).toEqual([
      { from_status: 'EN_ROUTE', driver_status: 'EN_ROUTE', flagged_for_review: true, execution: null },
    ]);
  });

  test('does not hold up what the driver does now', async () => {
    const { batch, before, beforeEnd, now } = await signedInAgain();
    const verdicts = await record(sql, now.claims, [
      anEvent(batch, 'ROUTE_COMPLETED', { recorded_at: beforeEnd, session_id: before.sessionId }),
      anEvent(batch, 'ARRIVED_AT_STOP'),
    ]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['flagged', 'accepted']);
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'AT_STOP', actual_end_time: null });
  });

  test('that was recorded after the end is refused', async () => {
    const { batch, before, endedAt, now } = await signedInAgain();
    const later = new Date(Date.parse(endedAt) + 1_000).toISOString();
    const event = anEvent(batch, 'ARRIVED_AT_STOP', { recorded_at: later, session_id: before.sessionId });
    expect(await recordOne(sql, now.claims, event)).toMatchObject({
      verdict: 'rejected',
      reason: 'session_ended',
    });
  });

  test('that had been accepted in time is a repeat, also from a clock that runs ahead', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember('supervisor');
    const driverId = await workspace.addDriver();
    const batch = await workspace.addBatch({ driverId, status: 'EN_ROUTE' });
    const before = await signIn(sql, driverId);
    const event = anEvent(batch, 'ARRIVED_AT_STOP', {
      recorded_at: new Date(Date.now() + 60_000).toISOString(),
      session_id: before.sessionId,
    });
    const accepted = await recordOne(sql, before.claims, event);
    await forceLogout(sql, supervisor, before.sessionId);
    const now = await signIn(sql, driverId);
    expect(accepted.verdict).toBe('accepted');
    expect(await recordOne(sql, now.claims, event)).toEqual({ ...accepted, verdict: 'replayed' });
  });

  test("of another driver's session is refused as if there were none", async () => {
    const { batch, beforeEnd, now, workspace } = await signedInAgain();
    const other = await signIn(sql, await workspace.addDriver());
    const event = anEvent(batch, 'ARRIVED_AT_STOP', { recorded_at: beforeEnd, session_id: other.sessionId });
    expect(await recordOne(sql, now.claims, event)).toMatchObject({
      verdict: 'rejected',
      reason: 'not_found',
    });
  });
});

test('in 500 races with a force logout no event is accepted after the end', async () => {
  const workspace = await makeWorkspace(sql);
  for (let round = 0; round < 500; round += 1) {
    // One person may not log out that many.
    const supervisor = await workspace.addMember('supervisor');
    const driverId = await workspace.addDriver();
    const batch = await workspace.addBatch({ driverId, status: 'EN_ROUTE' });
    const { claims, sessionId } = await signIn(sql, driverId);
    let sent = 0;
    const logout = Promise.withResolvers<string>();
    // Heard when it is awaited, after the writers.
    logout.promise.catch(() => undefined);
    const end = () =>
      forceLogout(sql, supervisor, sessionId).then(({ ended_at }) => logout.resolve(ended_at), logout.reject);
    // Proofs are legal in every status: only the end of the session can stop them.
    const write = async () => {
      const verdicts: Verdict[] = [];
      for (let event = 0; event < 3; event += 1) {
        if (sent === round % 6) void end();
        sent += 1;
        try {
          verdicts.push(await recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED')));
        } catch (error) {
          expect(await refusalOf(Promise.reject(error))).toMatchObject({ code: 'PT401' });
        }
      }
      return verdicts;
    };
    const verdicts = (await Promise.all([write(), write()])).flat();
    const endedAt = await logout.promise;
    const accepted = verdicts.filter(({ verdict }) => verdict !== 'rejected').map(({ event_id }) => event_id);
    // As text: the client would cut a time to milliseconds.
    const stored = await sql<{ id: string; in_time: boolean }[]>`
      select id, synced_at <= ${endedAt}::text::timestamptz as in_time from public.driver_events
      where batch_id = ${batch.id}`;
    expect(stored.map(({ id }) => id).sort()).toEqual(accepted.toSorted());
    expect(stored.every((event) => event.in_time)).toBe(true);
    expect(verdicts.length).toBe(accepted.length);
    expect(new Set(await foldLog(sql, batch.id)).size).toBeLessThanOrEqual(1);
  }
}, 300_000);
