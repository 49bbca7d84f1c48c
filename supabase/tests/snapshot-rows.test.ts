import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { fleetFromSnapshot } from '#lib/fleet/model.ts';
import type { Fleet } from '#lib/fleet/types.ts';
import { parseSnapshot } from '#lib/fleet/wire.ts';
import { actingAs } from './acting.ts';
import { anEvent, forceLogout, recordOne, signIn } from './deeds.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

/** The snapshot as the console reads it. */
async function fleetOf(userId: string, workspaceId: string): Promise<Fleet> {
  const [row] = await actingAs(
    sql,
    userId,
    (tx) => tx<{ answer: unknown }[]>`select public.fleet_snapshot(${workspaceId}) as answer`,
  );
  const snapshot = parseSnapshot(row?.answer);
  if (!snapshot.ok) throw new Error(snapshot.fault);
  return fleetFromSnapshot(snapshot.value);
}

/** A time as it travels: to the millisecond, rounded. */
const ms = (column: string) => sql.unsafe(`(date_part('epoch', ${column}) * 1000)::bigint::float8`);

describe('what the console reads of a snapshot is what the tables hold', () => {
  test('of a batch: times, last event, late stops and open flags', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember();
    const batch = await workspace.addBatch({ status: 'ACTIVE' });
    const untouched = await workspace.addBatch({ driverId: null });
    const { claims } = await signIn(sql, batch.driverId ?? '');
    await sql`update public.delivery_stops set planned_arrival = now() - interval '2 hours' where batch_id = ${batch.id}`;
    await sql`update public.delivery_batches set planned_end_at = now() + interval '1 hour' where id = ${batch.id}`;
    await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED'));
    const far = { latitude: depot.latitude + kilometre, longitude: depot.longitude, accuracy_m: 5 };
    await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', far));
    const { rows } = await fleetOf(supervisor, workspace.id);
    const [stored] = await sql`select driver_status as status, ${ms('status_since')} as "statusSince",
        ${ms('planned_end_at')} as "plannedEndAt", ${ms('actual_start_time')} as "startedAt", null as "endedAt",
        last_event_seq::integer as version, revision::integer, execution_metadata -> 'late_stops' as "lateStops",
        (execution_metadata -> 'lateness_minutes')::float8 as "latenessMin"
      from public.delivery_batches where id = ${batch.id}`;
    const [last] =
      await sql`select event_type as type, stop_index as "stopIndex", ${ms('recorded_at')} as "recordedAt",
        ${ms('synced_at')} as "syncedAt"
      from public.driver_events where batch_id = ${batch.id} order by seq desc limit 1`;
    expect(rows.get(batch.id)).toMatchObject({ ...stored, lastEvent: last, flags: { GEOFENCE_MISS: 1 } });
    expect(stored).toMatchObject({ status: 'AT_STOP', lateStops: [0] });
    expect(rows.get(untouched.id)).toMatchObject({
      lastEvent: null,
      flags: {},
      lateStops: [],
      startedAt: null,
    });
  });

  test('of a session: its times, and how it ended if it has', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember();
    const [going, ended] = [await workspace.addDriver(), await workspace.addDriver()];
    await signIn(sql, going);
    await forceLogout(sql, supervisor, (await signIn(sql, ended)).sessionId);
    const { people } = await fleetOf(supervisor, workspace.id);
    for (const driverId of [going, ended]) {
      const [stored] =
        await sql`select id, ${ms('started_at')} as "startedAt", ${ms('last_active_at')} as "lastActiveAt",
          ${ms('ended_at')} as "endedAt", end_reason as "endReason"
        from public.driver_sessions where driver_id = ${driverId}`;
      expect(people.get(driverId)?.session).toMatchObject({
        ...stored,
        endedByName: driverId === ended ? 'The supervisor' : null,
      });
    }
  });
});
