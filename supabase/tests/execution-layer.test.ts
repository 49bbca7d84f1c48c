import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, actingAsService, refusalOf } from './acting.ts';
import { addSignIn, makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace(sql);
});

async function assignedDriver(options?: Parameters<TestWorkspace['addBatch']>[0]) {
  const driverId = await workspace.addDriver();
  const batch = await workspace.addBatch({ ...options, driverId });
  return { driverId, batch };
}

function startSession(driverId: string, deviceId = 'phone') {
  return actingAs(
    sql,
    driverId,
    (tx) =>
      tx`insert into driver_sessions (driver_id, device_id) values (${driverId}, ${deviceId}) returning id`,
  );
}

function send(driverId: string, batch: TestBatch, eventType: string) {
  return actingAs(
    sql,
    driverId,
    (tx) => tx`insert into driver_events (driver_id, batch_id, event_type, recorded_at)
      values (${driverId}, ${batch.id}, ${eventType}, now()) returning *`,
  );
}

async function batchRow(batch: TestBatch) {
  const [row] = await sql`select * from public.delivery_batches where id = ${batch.id}`;
  return row ?? {};
}

async function sessions(driverId: string) {
  return sql`select device_id, ended_at is null as active, end_reason from public.driver_sessions
    where driver_id = ${driverId} order by started_at`;
}

describe('the testing checklist of the specification', () => {
  test('Driver can create session', async () => {
    const driverId = await workspace.addDriver();
    await startSession(driverId);
    expect(await sessions(driverId)).toEqual([{ device_id: 'phone', active: true, end_reason: null }]);
  });

  test('Second session invalidates first', async () => {
    const driverId = await workspace.addDriver();
    await startSession(driverId, 'old phone');
    await startSession(driverId, 'new phone');
    expect(await sessions(driverId)).toEqual([
      { device_id: 'old phone', active: false, end_reason: 'replaced' },
      { device_id: 'new phone', active: true, end_reason: null },
    ]);
  });

  test.each(['EN_ROUTE', 'AT_STOP', 'DELAYED'] as const)(
    'Session blocked if driver is %s',
    async (status) => {
      const { driverId } = await assignedDriver({ status });
      await startSession(driverId, 'old phone');
      const refusal = await refusalOf(startSession(driverId, 'new phone'));
      expect(refusal).toMatchObject({ code: 'PT409', hint: 'on_route' });
      expect(await sessions(driverId)).toEqual([{ device_id: 'old phone', active: true, end_reason: null }]);
    },
  );

  test('ROUTE_STARTED transitions INACTIVE → EN_ROUTE', async () => {
    const { driverId, batch } = await assignedDriver();
    await startSession(driverId);
    await sql`update public.delivery_batches set driver_status = 'INACTIVE' where id = ${batch.id}`;
    await send(driverId, batch, 'ROUTE_STARTED');
    expect(await batchRow(batch)).toMatchObject({ driver_status: 'EN_ROUTE', current_stop_index: 0 });
  });

  test('Cannot ARRIVE_AT_STOP from INACTIVE (validation error)', async () => {
    const { driverId, batch } = await assignedDriver({ status: 'SUSPENDED' });
    await startSession(driverId);
    await sql`update public.delivery_batches set driver_status = 'INACTIVE' where id = ${batch.id}`;
    expect(await refusalOf(send(driverId, batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      code: 'PT409',
      message: 'Cannot arrive at stop from status INACTIVE',
    });
    expect(await batchRow(batch)).toMatchObject({ driver_status: 'INACTIVE', last_event_seq: '0' });
  });

  test('ROUTE_COMPLETED sets actual_end_time', async () => {
    const { driverId, batch } = await assignedDriver({ status: 'EN_ROUTE' });
    await startSession(driverId);
    const [event] = await send(driverId, batch, 'ROUTE_COMPLETED');
    expect(await batchRow(batch)).toMatchObject({
      driver_status: 'COMPLETED',
      actual_end_time: event?.['recorded_at'],
    });
  });

  test('Unassigned driver cannot insert event (validation error)', async () => {
    const { batch } = await assignedDriver({ status: 'EN_ROUTE' });
    const other = await workspace.addDriver();
    await startSession(other);
    const refusal = await refusalOf(send(other, batch, 'ARRIVED_AT_STOP'));
    const nowhere = await refusalOf(send(other, { ...batch, id: randomUUID() }, 'ARRIVED_AT_STOP'));
    expect(refusal).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(nowhere).toEqual(refusal);
    expect(await batchRow(batch)).toMatchObject({ driver_status: 'EN_ROUTE', last_event_seq: '0' });
  });

  test('Driver sees only own events (RLS)', async () => {
    const mine = await assignedDriver({ status: 'EN_ROUTE' });
    const theirs = await assignedDriver({ status: 'EN_ROUTE' });
    for (const { driverId, batch } of [mine, theirs]) {
      await startSession(driverId);
      await send(driverId, batch, 'ARRIVED_AT_STOP');
    }
    const seen = await actingAs(sql, mine.driverId, (tx) => tx`select driver_id from driver_events`);
    expect(seen).toEqual([{ driver_id: mine.driverId }]);
  });

  test('Workspace member sees workspace events (RLS)', async () => {
    const ours = await makeWorkspace(sql);
    const batch = await ours.addBatch({ status: 'EN_ROUTE' });
    await sql`insert into driver_events (driver_id, batch_id, event_type, driver_status, recorded_at)
      values (${batch.driverId}, ${batch.id}, 'ARRIVED_AT_STOP', 'AT_STOP', now())`;
    const [member, stranger] = [await ours.addMember('viewer'), await workspace.addMember('admin')];
    const read = (tx: postgres.TransactionSql) =>
      tx`select batch_id from driver_events where batch_id = ${batch.id}`;
    expect(await actingAs(sql, member, read)).toEqual([{ batch_id: batch.id }]);
    expect(await actingAs(sql, stranger, read)).toEqual([]);
    expect(await refusalOf(acting(sql, { role: 'anon' }, read))).toMatchObject({ code: '42501' });
  });

  test('Supervisor override allows any transition', async () => {
    const { batch } = await assignedDriver({ status: 'COMPLETED' });
    const supervisor = await workspace.addMember('supervisor');
    await actingAs(
      sql,
      supervisor,
      (tx) => tx`select override_driver_status(${batch.id}, 'AT_STOP', 'COMPLETED', 0, 'correct_wrong_state',
        'Completed by mistake, still at the customer', ${randomUUID()}, 'Nobody else is on shift')`,
    );
    expect(await batchRow(batch)).toMatchObject({ driver_status: 'AT_STOP', actual_end_time: null });
    expect(
      await sql`select event_type, from_status, driver_status, actor_id from public.driver_events
      where batch_id = ${batch.id}`,
    ).toEqual([
      {
        event_type: 'SUPERVISOR_OVERRIDE',
        from_status: 'COMPLETED',
        driver_status: 'AT_STOP',
        actor_id: supervisor,
      },
    ]);
  });
});

describe("the specification's own example inserts, without a session", () => {
  const inserts = {
    owner: (work: (tx: postgres.TransactionSql) => Promise<unknown>) => sql.begin(work),
    service_role: (work: (tx: postgres.TransactionSql) => Promise<unknown>) => actingAsService(sql, work),
  };

  test.each(['owner', 'service_role'] as const)(
    'the first succeeds as %s: INACTIVE → EN_ROUTE',
    async (role) => {
      const batch = await workspace.addBatch();
      await inserts[role](
        (tx) => tx`
        INSERT INTO driver_events (driver_id, batch_id, event_type, driver_status, recorded_at)
        VALUES (${batch.driverId}, ${batch.id}, 'ROUTE_STARTED', 'EN_ROUTE', NOW())`,
      );
      const row = await batchRow(batch);
      expect(row).toMatchObject({ driver_status: 'EN_ROUTE', actual_start_time: expect.any(Date) });
      expect(row['status_since']).toEqual(row['actual_start_time']);
    },
  );

  test.each(['owner', 'service_role'] as const)('the second fails as %s, in its own words', async (role) => {
    const batch = await workspace.addBatch();
    const refusal = await refusalOf(
      inserts[role](
        (tx) => tx`
          INSERT INTO driver_events (driver_id, batch_id, event_type, driver_status, recorded_at)
          VALUES (${batch.driverId}, ${batch.id}, 'ARRIVED_AT_STOP', 'AT_STOP', NOW())`,
      ),
    );
    expect(refusal.message).toBe('Cannot arrive at stop from status INACTIVE');
  });
});

test.each([
  ['driver_sessions', '(driver_id)'],
  ['driver_events', '(driver_id, batch_id, session_id)'],
  ['driver_events', '(recorded_at DESC)'],
  ['driver_events', '(flagged_for_review) WHERE flagged_for_review'],
  ['delivery_batches', '(driver_status)'],
])('the index that the specification lists on %s%s is there', async (table, columns) => {
  expect(
    await sql`select from pg_indexes where schemaname = 'public' and tablename = ${table}
      and indexdef like ${`% USING btree ${columns}`}`,
  ).toHaveLength(1);
});

describe('what the specification leaves open', () => {
  test('signing in moves the batches of today, and no others, from INACTIVE to ACTIVE', async () => {
    const driverId = await workspace.addDriver();
    const today = await workspace.addBatch({ driverId });
    const suspended = await workspace.addBatch({ driverId, status: 'SUSPENDED' });
    const tomorrow = await workspace.addBatch({ driverId });
    await sql`update public.delivery_batches set scheduled_date = scheduled_date + 1 where id = ${tomorrow.id}`;
    await startSession(driverId);
    expect(await batchRow(today)).toMatchObject({ driver_status: 'ACTIVE' });
    expect(await batchRow(suspended)).toMatchObject({ driver_status: 'SUSPENDED' });
    expect(await batchRow(tomorrow)).toMatchObject({ driver_status: 'INACTIVE' });
  });

  test('a route resumed after a delay keeps its start time and its stop', async () => {
    const { driverId, batch } = await assignedDriver();
    await startSession(driverId);
    for (const event of ['ROUTE_STARTED', 'ARRIVED_AT_STOP', 'DEPARTED_STOP'])
      await send(driverId, batch, event);
    const before = await batchRow(batch);
    for (const event of ['DELAY_REPORTED', 'ROUTE_STARTED']) await send(driverId, batch, event);
    const { driver_status, current_stop_index, actual_start_time } = await batchRow(batch);
    expect({ driver_status, current_stop_index }).toEqual({
      driver_status: 'EN_ROUTE',
      current_stop_index: 1,
    });
    expect(actual_start_time).toEqual(before['actual_start_time']);
  });

  test('departures count the stops up and never past their number', async () => {
    const { driverId, batch } = await assignedDriver({ stopCount: 2 });
    await startSession(driverId);
    await send(driverId, batch, 'ROUTE_STARTED');
    const places: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const [arrival] = await send(driverId, batch, 'ARRIVED_AT_STOP');
      const [departure] = await send(driverId, batch, 'DEPARTED_STOP');
      places.push([arrival?.['stop_index'], departure?.['stop_index'], departure?.['batch_stop_index']]);
    }
    expect(places).toEqual([
      [0, 0, 1],
      [1, 1, 2],
      [null, null, 2],
    ]);
  });

  test('a caller who names another resulting status is refused', async () => {
    const batch = await workspace.addBatch();
    const refusal = await refusalOf(
      sql`insert into driver_events (driver_id, batch_id, event_type, driver_status, recorded_at)
        values (${batch.driverId}, ${batch.id}, 'ROUTE_STARTED', 'COMPLETED', now())`,
    );
    expect(refusal).toMatchObject({ code: 'PT422', hint: 'bad_event' });
  });

  test('a token of another sign-in than the session began with reads and writes nothing', async () => {
    const { driverId, batch } = await assignedDriver({ status: 'EN_ROUTE' });
    const [own, other] = [await addSignIn(sql, driverId), await addSignIn(sql, driverId)];
    const claims = { role: 'authenticated', sub: driverId } as const;
    await acting(sql, { ...claims, session_id: own }, (tx) => tx`select start_driver_session('phone')`);
    const seen = (session_id: string) =>
      acting(sql, { ...claims, session_id }, (tx) => tx`select id from delivery_batches`);
    expect(await seen(own)).toEqual([{ id: batch.id }]);
    expect(await seen(other)).toEqual([]);
    const write = acting(
      sql,
      { ...claims, session_id: other },
      (tx) => tx`insert into driver_events (driver_id, batch_id, event_type, recorded_at)
        values (${driverId}, ${batch.id}, 'ARRIVED_AT_STOP', now())`,
    );
    expect(await refusalOf(write)).toMatchObject({ code: 'PT401', hint: 'session_ended' });
  });
});
