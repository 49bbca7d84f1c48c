import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actingAs, refusalOf } from './acting.ts';
import { type ChainedLog, type LogProblem, tampered, verifyLog, writeLog } from './chained-log.ts';
import { anEvent, record, signIn } from './deeds.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';
import { makeWorkspace } from './workspace.ts';

let database: FreshDatabase;
let sql: postgres.Sql;
let log: ChainedLog;

beforeAll(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
  sql = postgres(database.url, { max: 4, onnotice: () => undefined });
  log = await writeLog(sql);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

describe('a log that nobody touched', () => {
  test('is whole, and says how much was looked at', async () => {
    expect(await verifyLog(sql, log.workspaceId)).toMatchObject({
      ok: true,
      head: { seq: log.head, action_seq: log.actions },
      events: log.head,
      actions: log.actions,
      problems: [],
    });
  });

  test('is whole in every range of it, and actions are looked at with the first', async () => {
    for (let from = 1; from <= log.head; from += 1)
      for (let to = from; to <= log.head; to += 1)
        expect(await verifyLog(sql, log.workspaceId, from, to)).toMatchObject({
          ok: true,
          events: to - from + 1,
          actions: from === 1 ? log.actions : null,
        });
  });

  test('is whole when it is empty', async () => {
    const { id } = await makeWorkspace(sql);
    expect(await verifyLog(sql, id)).toMatchObject({ ok: true, events: 0, actions: 0 });
  });

  test('is whole whatever the settings of the session that reads', async () => {
    await sql.begin(async (tx) => {
      await tx`set local timezone = 'Asia/Kathmandu'`;
      await tx`set local datestyle = 'German'`;
      await tx`set local extra_float_digits = -10`;
      await tx`set local bytea_output = 'escape'`;
      await tx`set local intervalstyle = 'sql_standard'`;
      expect(await verifyLog(tx, log.workspaceId)).toMatchObject({ ok: true });
    });
  });

  test('is whole at any moment of five writers', async () => {
    const workspace = await makeWorkspace(sql);
    const writers = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => {
        const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
        return { batch, driver: await signIn(sql, batch.driverId ?? '') };
      }),
    );
    const looks: boolean[] = [];
    const write = async ({ batch, driver }: (typeof writers)[number]) => {
      for (let round = 0; round < 10; round += 1)
        await record(sql, driver.claims, [
          anEvent(batch, 'ARRIVED_AT_STOP'),
          anEvent(batch, 'DEPARTED_STOP'),
        ]);
    };
    const look = async () => {
      for (let round = 0; round < 20; round += 1) looks.push((await verifyLog(sql, workspace.id)).ok);
    };
    await Promise.all([...writers.map(write), look()]);
    expect(new Set(looks)).toEqual(new Set([true]));
    expect(await verifyLog(sql, workspace.id)).toMatchObject({ ok: true, events: 100 });
  });

  test('is chained as anybody can compute outside: SHA-256 of the chain before, the number and the content', async () => {
    const events = await sql<{ seq: number; chain: Buffer; digest: Buffer }[]>`
      select seq::integer, chain, private.event_digest(event) as digest from public.driver_events as event
      where workspace_id = ${log.workspaceId} order by seq`;
    let chain = Buffer.alloc(0);
    for (const event of events) {
      const number = Buffer.alloc(8);
      number.writeBigInt64BE(BigInt(event.seq));
      chain = createHash('sha256').update(chain).update(number).update(event.digest).digest();
      expect(event.chain).toEqual(chain);
    }
    expect(events).toHaveLength(log.head);
  });
});

async function problemsAfter(change: string): Promise<readonly LogProblem[]> {
  const report = await tampered(
    sql,
    () => Promise.resolve(),
    async (tx) => {
      await tx.unsafe(change);
      return verifyLog(tx, log.workspaceId);
    },
  );
  return report.problems;
}

describe('a trigger that is off', () => {
  const triggers = [
    'driver_events_000_refuse',
    'driver_events_000_refuse_row',
    'driver_events_010_admit',
    'driver_events_090_move_batch',
    'supervisor_actions_000_refuse',
    'supervisor_actions_000_refuse_row',
    'supervisor_actions_090_chain',
    'log_checkpoints_000_refuse',
  ];
  test.each(triggers)('is named while no line is bad yet: %s', async (trigger) => {
    const table = trigger.split(/_\d/)[0] ?? '';
    const problem = { log: 'schema', seq: null, kind: 'trigger' };
    expect(await problemsAfter(`alter table public.${table} disable trigger ${trigger}`)).toMatchObject([
      { ...problem, detail: `${trigger} on ${table} is disabled` },
    ]);
    expect(await problemsAfter(`drop trigger ${trigger} on public.${table}`)).toMatchObject([
      { ...problem, detail: `${trigger} on ${table} is missing` },
    ]);
  });

  test('that refuses changes is also named when a replica would pass it', async () => {
    const change = 'alter table public.driver_events enable trigger driver_events_000_refuse';
    expect(await problemsAfter(change)).toMatchObject([{ kind: 'trigger' }]);
  });
});

describe('asking', () => {
  test('a viewer may, somebody else not', async () => {
    const workspace = await makeWorkspace(sql);
    const viewer = await workspace.addMember('viewer');
    const ask = (userId: string) => actingAs(sql, userId, (tx) => verifyLog(tx, workspace.id));
    expect(await ask(viewer)).toMatchObject({ ok: true });
    expect(await refusalOf(ask(log.supervisor))).toMatchObject({ code: 'PT404', hint: 'not_found' });
    const driver = await workspace.addDriver();
    expect(await refusalOf(ask(driver))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });

  test.each([
    [0, null],
    [5, 4],
    [-1, 3],
  ])('for a range from %s to %s is refused', async (from, to) => {
    expect(await refusalOf(verifyLog(sql, log.workspaceId, from, to))).toMatchObject({
      code: 'PT422',
      hint: 'bad_filter',
    });
  });

  test('for a range past the end says that those lines are missing', async () => {
    expect((await verifyLog(sql, log.workspaceId, log.head + 2)).problems).toMatchObject([
      { seq: log.head + 1, kind: 'missing' },
    ]);
  });
});
