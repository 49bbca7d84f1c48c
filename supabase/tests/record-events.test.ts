import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, refusalOf } from './acting.ts';
import { anEvent, batchRow, record, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 20, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims, sessionId } = await signIn(sql, batch.driverId ?? '');
  return { workspace, batch, claims, sessionId };
}

function stored(workspaceId: string) {
  return sql`select client_event_id, event_type, seq::integer from public.driver_events
    where workspace_id = ${workspaceId} order by seq`;
}

function rejected(workspaceId: string) {
  return sql`select client_event_id, reason, attempts, payload from public.rejected_driver_events
    where workspace_id = ${workspaceId} order by received_at, id`;
}

describe('a queue of events', () => {
  test('gets a verdict for each, in its order, with where the batch stands after it', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    const early = { recorded_at: new Date(Date.now() - 600_000).toISOString() };
    const repeated = anEvent(batch, 'ARRIVED_AT_STOP');
    const verdicts = await record(sql, claims, [
      repeated,
      anEvent(batch, 'ARRIVED_AT_STOP'),
      repeated,
      anEvent(batch, 'PROOF_CAPTURED', early),
      anEvent(batch, 'DEPARTED_STOP'),
    ]);
    expect(
      verdicts.map(({ verdict, reason, seq, driver_status, stop_index, flags }) =>
        [verdict, reason, seq, driver_status, stop_index, ...flags].join(' '),
      ),
    ).toEqual([
      'accepted  1 AT_STOP 0',
      'rejected illegal_transition   ',
      'replayed  1 AT_STOP 0',
      'flagged  2 AT_STOP 0 LATE_SYNC OUT_OF_SEQUENCE',
      'accepted  3 EN_ROUTE 1',
    ]);
    expect(await stored(workspace.id)).toHaveLength(3);
  });

  test.each([
    ['null', null],
    ['an object', {}],
    ['a string', 'events'],
    ['an array of 501', Array.from({ length: 501 }, () => ({}))],
  ])('that is %s is refused as a whole', async (_what, events) => {
    const { claims } = await driverOnRoute();
    expect(await refusalOf(record(sql, claims, events))).toMatchObject({ code: 'PT422', hint: 'bad_event' });
  });

  test('without a session is refused as a whole, so that the device keeps it', async () => {
    const workspace = await makeWorkspace(sql);
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const claims = { role: 'authenticated', sub: batch.driverId ?? '' } as const;
    expect(await refusalOf(record(sql, claims, [anEvent(batch, 'ARRIVED_AT_STOP')]))).toMatchObject({
      code: 'PT401',
      hint: 'session_required',
    });
    expect(await rejected(workspace.id)).toEqual([]);
  });
});

describe('a repeat', () => {
  test('sent 20 times at once is one row, one move and 19 times the same answer', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    const event = anEvent(batch, 'ARRIVED_AT_STOP', { metadata: { photo: 'a', note: 'b' } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => recordOne(sql, claims, event)));
    const [accepted, ...replayed] = answers.toSorted((a, b) => a.verdict.localeCompare(b.verdict));
    expect(accepted).toMatchObject({ verdict: 'accepted', seq: 1, driver_status: 'AT_STOP' });
    expect(replayed).toEqual(Array.from({ length: 19 }, () => ({ ...accepted, verdict: 'replayed' })));
    expect(await stored(workspace.id)).toHaveLength(1);
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'AT_STOP', version: 1 });
  });

  test('gets its stored answer after the batch has moved on, whatever the order of its keys', async () => {
    const { batch, claims } = await driverOnRoute();
    const event = anEvent(batch, 'ARRIVED_AT_STOP', { metadata: { photo: 'a', note: 'b' } });
    const accepted = await recordOne(sql, claims, event);
    await recordOne(sql, claims, anEvent(batch, 'DEPARTED_STOP'));
    const turned = { ...event, metadata: { note: 'b', photo: 'a' } };
    expect(await recordOne(sql, claims, turned)).toEqual({ ...accepted, verdict: 'replayed' });
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'EN_ROUTE', version: 2 });
  });

  test.each([
    ['type', { event_type: 'DELAY_REPORTED' }],
    ['time', { recorded_at: new Date(1_790_000_000_000).toISOString() }],
    ['place', { latitude: 51, longitude: 4 }],
    ['stop', { stop_index: 1 }],
    ['content', { metadata: { note: 'another' } }],
  ])('of a key with another %s is an error of its own and changes nothing', async (_what, other) => {
    const { batch, claims, workspace } = await driverOnRoute();
    const event = anEvent(batch, 'ARRIVED_AT_STOP');
    await recordOne(sql, claims, event);
    const before = await sql`select * from public.driver_events where workspace_id = ${workspace.id}`;
    expect(await recordOne(sql, claims, { ...event, ...other })).toMatchObject({
      verdict: 'rejected',
      reason: 'request_reused',
    });
    expect(await sql`select * from public.driver_events where workspace_id = ${workspace.id}`).toEqual(
      before,
    );
    expect(await rejected(workspace.id)).toMatchObject([{ reason: 'request_reused', attempts: 1 }]);
  });

  test('is not found among the events of another driver who took the same id first', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    const squatter = await workspace.addBatch({ status: 'EN_ROUTE' });
    const other = await signIn(sql, squatter.driverId ?? '');
    const event = anEvent(batch, 'ARRIVED_AT_STOP');
    expect(await recordOne(sql, other.claims, { ...event, batch_id: squatter.id })).toMatchObject({
      verdict: 'accepted',
    });
    expect(await recordOne(sql, other.claims, event)).toMatchObject({ verdict: 'rejected' });
    expect(await recordOne(sql, claims, event)).toMatchObject({ verdict: 'accepted', seq: 2 });
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'AT_STOP' });
  });
});

describe('what a driver may not decide', () => {
  const dreams = {
    id: randomUUID(),
    seq: 999,
    synced_at: '2020-01-01T00:00:00Z',
    workspace_id: randomUUID(),
    flagged_for_review: true,
    flag_reasons: ['GEOFENCE_MISS'],
    actor_id: randomUUID(),
    from_status: 'COMPLETED',
    batch_stop_index: 7,
    fingerprint: randomUUID(),
  };

  test('is the server’s, whatever his queue says', async () => {
    const { batch, claims, workspace, sessionId } = await driverOnRoute();
    const verdict = await recordOne(
      sql,
      claims,
      anEvent(batch, 'ARRIVED_AT_STOP', {
        ...dreams,
        driver_status: 'COMPLETED',
        metadata: { evidence: [{ rule: 'LATE_SYNC' }], execution: { lateness_minutes: -99 } },
      }),
    );
    expect(verdict).toMatchObject({ verdict: 'accepted', seq: 1, flags: [] });
    const [event] =
      await sql`select *, seq::integer as number, synced_at > now() - interval '1 minute' as is_now
      from public.driver_events where workspace_id = ${workspace.id}`;
    expect(event).toMatchObject({
      number: 1,
      is_now: true,
      driver_id: claims.sub,
      session_id: sessionId,
      actor_id: claims.sub,
      flagged_for_review: false,
      flag_reasons: [],
      from_status: 'EN_ROUTE',
      driver_status: 'AT_STOP',
      batch_stop_index: 0,
      metadata: { execution: { lateness_minutes: 0 } },
    });
    expect(event?.['id']).not.toBe(dreams.id);
  });

  test.each(Object.entries(dreams))('cannot be inserted: %s', async (column, value) => {
    const { batch, claims } = await driverOnRoute();
    const insert = acting(
      sql,
      claims,
      (tx) =>
        tx`insert into public.driver_events ${tx({
          driver_id: claims.sub,
          batch_id: batch.id,
          event_type: 'ARRIVED_AT_STOP',
          recorded_at: new Date(),
          [column]: value,
        })}`,
    );
    expect(await refusalOf(insert)).toMatchObject({ code: '42501' });
  });

  test('is whose event it is', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    const other = await workspace.addDriver();
    const theirs = await workspace.addBatch({ driverId: other, status: 'EN_ROUTE' });
    for (const event of [
      anEvent(theirs, 'ARRIVED_AT_STOP', { driver_id: other }),
      anEvent(batch, 'SUPERVISOR_OVERRIDE'),
    ])
      expect(await recordOne(sql, claims, event)).toMatchObject({ verdict: 'rejected', reason: 'forbidden' });
    expect(await stored(workspace.id)).toEqual([]);
  });
});
