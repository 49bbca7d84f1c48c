import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { anEvent, batchRow, recordOne, signIn } from './deeds.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims } = await signIn(sql, batch.driverId ?? '');
  return { workspace, batch, claims };
}

/** A place this many metres north of a stop; stops lie a kilometre apart. */
function metresFrom(stop: number, metres: number, accuracy_m: number | null = null) {
  return {
    latitude: depot.latitude + (stop + metres / 1000) * kilometre,
    longitude: depot.longitude,
    accuracy_m,
  };
}

function secondsAgo(seconds: number): { recorded_at: string } {
  return { recorded_at: new Date(Date.now() - seconds * 1_000).toISOString() };
}

async function evidenceOf(workspaceId: string): Promise<unknown> {
  const [row] = await sql`select metadata -> 'evidence' as evidence, flagged_for_review, flag_reasons
    from public.driver_events where workspace_id = ${workspaceId} order by seq desc limit 1`;
  return row;
}

describe('the geofence, with a radius of 75 m', () => {
  test.each([
    ['at the stop', metresFrom(0, 0), []],
    ['70 m away', metresFrom(0, 70), []],
    ['80 m away', metresFrom(0, 80), ['GEOFENCE_MISS']],
    ['80 m away, accurate to 20 m', metresFrom(0, 80, 20), []],
    ['100 m away, accurate to 20 m', metresFrom(0, 100, 20), ['GEOFENCE_MISS']],
    ['500 m away, accurate to 450 m', metresFrom(0, 500, 450), []],
    ['5 km away, accurate to 10 km, which is no excuse', metresFrom(0, 5_000, 10_000), ['GEOFENCE_MISS']],
    ['at the next stop', metresFrom(1, 0), ['GEOFENCE_MISS']],
    ['nowhere known', {}, []],
  ])('judges an arrival %s', async (_where, place, flags) => {
    const { batch, claims } = await driverOnRoute();
    expect(await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', place))).toMatchObject({
      verdict: flags.length > 0 ? 'flagged' : 'accepted',
      flags,
      driver_status: 'AT_STOP',
    });
  });

  test('keeps its evidence with the event', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', metresFrom(0, 500, 20)));
    expect(await evidenceOf(workspace.id)).toMatchObject({
      flagged_for_review: true,
      flag_reasons: ['GEOFENCE_MISS'],
      evidence: [
        { rule: 'GEOFENCE_MISS', unit: 'm', stop_index: 0, threshold: 75, measured: 500, accuracy: 20 },
      ],
    });
  });

  test('takes the radius of the stop where it has its own', async () => {
    const { batch, claims } = await driverOnRoute();
    await sql`update public.delivery_stops set geofence_radius_m = 600 where batch_id = ${batch.id}`;
    const arrival = anEvent(batch, 'ARRIVED_AT_STOP', metresFrom(0, 500));
    expect(await recordOne(sql, claims, arrival)).toMatchObject({ verdict: 'accepted', flags: [] });
  });

  test('judges a proof by the stop it names, not by the one the batch is at', async () => {
    const { batch, claims } = await driverOnRoute();
    for (const type of ['ARRIVED_AT_STOP', 'DEPARTED_STOP'] as const)
      await recordOne(sql, claims, anEvent(batch, type));
    await sql`update public.workspace_settings set flag_impossible_speed = false where workspace_id = ${batch.workspaceId}`;
    const proof = (place: ReturnType<typeof metresFrom>) =>
      recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED', { stop_index: 0, ...place }));
    expect(await proof(metresFrom(0, 10))).toMatchObject({ flags: [] });
    expect(await proof(metresFrom(1, 10))).toMatchObject({ flags: ['GEOFENCE_MISS'] });
  });

  test('does not judge a departure or the start of a route', async () => {
    const workspace = await makeWorkspace(sql);
    const batch = await workspace.addBatch();
    const { claims } = await signIn(sql, batch.driverId ?? '');
    const far = metresFrom(0, 50_000);
    expect(await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED', far))).toMatchObject({ flags: [] });
    await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP'));
    expect(await recordOne(sql, claims, anEvent(batch, 'DEPARTED_STOP', far))).toMatchObject({ flags: [] });
  });
});

describe('the clock', () => {
  test.each([
    ['60 s ago', 60, []],
    ['180 s ago', 180, ['LATE_SYNC']],
    ['240 s ahead', -240, []],
    ['360 s ahead', -360, ['CLOCK_SKEW']],
  ] as const)('judges an event recorded %s', async (_when, seconds, flags) => {
    const { batch, claims } = await driverOnRoute();
    const event = anEvent(batch, 'ARRIVED_AT_STOP', secondsAgo(seconds));
    expect(await recordOne(sql, claims, event)).toMatchObject({ flags, driver_status: 'AT_STOP' });
  });

  test.each([
    ['LATE_SYNC', 3_600, 120],
    ['CLOCK_SKEW', -3_600, 300],
  ] as const)('keeps the evidence of %s in seconds', async (rule, seconds, threshold) => {
    const { batch, claims, workspace } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', secondsAgo(seconds)));
    const { evidence } = Object(await evidenceOf(workspace.id));
    expect(evidence).toMatchObject([{ rule, unit: 's', threshold, measured: expect.any(Number) }]);
    expect(Math.abs(evidence[0].measured - 3_600)).toBeLessThan(30);
  });

  test('and the geofence give an event both their flags', async () => {
    const { batch, claims } = await driverOnRoute();
    const event = anEvent(batch, 'ARRIVED_AT_STOP', { ...secondsAgo(600), ...metresFrom(0, 500) });
    expect(await recordOne(sql, claims, event)).toMatchObject({ flags: ['LATE_SYNC', 'GEOFENCE_MISS'] });
  });
});

test.each([
  ['flag_geofence_miss', metresFrom(0, 500)],
  ['flag_late_sync', secondsAgo(3_600)],
  ['flag_clock_skew', secondsAgo(-3_600)],
] as const)('a workspace that switched %s off gets no such flag, others still do', async (rule, more) => {
  const [quiet, strict] = [await driverOnRoute(), await driverOnRoute()];
  await sql`update public.workspace_settings set ${sql(rule)} = false where workspace_id = ${quiet.workspace.id}`;
  const send = ({ batch, claims }: typeof quiet) =>
    recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', more));
  expect(await send(quiet)).toMatchObject({ verdict: 'accepted', flags: [] });
  expect(await send(strict)).toMatchObject({ verdict: 'flagged' });
});

test('a threshold of the workspace counts from the next event on', async () => {
  const { batch, claims, workspace } = await driverOnRoute();
  await sql`update public.workspace_settings set geofence_radius_m = 1000, late_sync_seconds = 7200
    where workspace_id = ${workspace.id}`;
  const event = anEvent(batch, 'ARRIVED_AT_STOP', { ...secondsAgo(3_600), ...metresFrom(0, 900) });
  expect(await recordOne(sql, claims, event)).toMatchObject({ verdict: 'accepted', flags: [] });
});

describe('lateness', () => {
  test('is kept in whole minutes, and an arrival far behind plan counts its stop as late', async () => {
    const { batch, claims } = await driverOnRoute();
    await sql`update public.delivery_stops set planned_arrival = now() - interval '40 minutes'
      where batch_id = ${batch.id} and position = 0`;
    await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP'));
    expect(await batchRow(sql, batch.id)).toMatchObject({
      execution_metadata: { lateness_minutes: 40, late_stops: [0] },
    });
  });

  test('is what the driver expects once he reports a delay, unless he writes nonsense', async () => {
    const { batch, claims } = await driverOnRoute();
    const report = async (delay_minutes: postgres.JSONValue) => {
      await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { metadata: { delay_minutes } }));
      await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED'));
      return (await batchRow(sql, batch.id))['execution_metadata'];
    };
    expect(await report(25)).toEqual({ lateness_minutes: 25 });
    for (const nonsense of ['40', 1e300, null, [1]])
      expect(await report(nonsense)).toEqual({ lateness_minutes: 25 });
  });
});
