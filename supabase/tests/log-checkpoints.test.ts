import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { actingAs, actingAsService, refusalOf } from './acting.ts';
import { tampered, verifyLog } from './chained-log.ts';
import { anEvent, override, record, recordOne, type SignedIn, signIn } from './deeds.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';
import { backendOf, untilAwaited } from './locks.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

type Checkpoint = {
  workspace_id: string;
  number: number;
  taken_at: string;
  seq: number;
  chain: string;
  action_seq: number;
  action_chain: string;
};

let database: FreshDatabase;
let sql: postgres.Sql;
let workspace: TestWorkspace;
let batch: TestBatch;
let driver: SignedIn;

beforeAll(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
  sql = postgres(database.url, { max: 4, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  workspace = await makeWorkspace(sql);
  batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  driver = await signIn(sql, batch.driverId ?? '');
});

async function stopOnce(): Promise<number> {
  await record(sql, driver.claims, [anEvent(batch, 'ARRIVED_AT_STOP')]);
  const { seq } = await recordOne(sql, driver.claims, anEvent(batch, 'DEPARTED_STOP'));
  return seq ?? 0;
}

async function take(on: postgres.ISql = sql): Promise<number> {
  const [row] = await on<{ taken: number }[]>`select private.take_log_checkpoint(${workspace.id}) as taken`;
  return row?.taken ?? 0;
}

async function exported(after = 0): Promise<Checkpoint[]> {
  const [row] = await sql<{ list: Checkpoint[] }[]>`
    select public.export_log_checkpoints(${workspace.id}, ${after}) as list`;
  return row?.list ?? [];
}

async function check(on: postgres.ISql, list: readonly Checkpoint[]): Promise<string[]> {
  const [row] = await on<{ verdicts: { number: number; verdict: string }[] }[]>`
    select public.check_log_checkpoints(${workspace.id}, ${sql.json([...list])}) as verdicts`;
  return (row?.verdicts ?? []).map(({ number, verdict }) => `${number} ${verdict}`);
}

describe('a checkpoint', () => {
  test('says where both chains stand', async () => {
    const seq = await stopOnce();
    await override(sql, await workspace.addMember(), batch.id, { seq });
    expect(await take()).toBe(1);
    const [head] =
      await sql`select seq::integer, encode(chain, 'hex') as chain, action_seq::integer, encode(action_chain, 'hex') as action_chain
      from public.workspace_heads where workspace_id = ${workspace.id}`;
    expect(await exported()).toEqual([
      {
        ...head,
        workspace_id: workspace.id,
        number: 1,
        taken_at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
      },
    ]);
    expect(head).toMatchObject({ seq: 3, action_seq: 1 });
  });

  test('is not taken again until something was written', async () => {
    expect(await take()).toBe(0);
    await stopOnce();
    expect([await take(), await take()]).toEqual([1, 0]);
    await stopOnce();
    expect(await take()).toBe(1);
    expect((await exported()).map(({ number, seq }) => [number, seq])).toEqual([
      [1, 2],
      [2, 4],
    ]);
    expect((await exported(1)).map(({ number }) => number)).toEqual([2]);
  });

  test('is taken once by two clocks at the same time', async () => {
    await stopOnce();
    expect((await Promise.all([take(), take(), take()])).sort()).toEqual([0, 0, 1]);
  });

  test('is taken by one clock after the other, however close they are', async () => {
    await stopOnce();
    const [first, second] = await sql.begin(async (tx) => {
      const taken = await take(tx);
      const later = take();
      later.catch(() => undefined);
      await untilAwaited(sql, await backendOf(tx));
      return [taken, () => later] as const;
    });
    expect([first, await second()]).toEqual([1, 0]);
  });

  test('of every workspace is taken by the clock, which says how many', async () => {
    await sql`select private.take_log_checkpoints()`;
    await stopOnce();
    expect(await sql`select private.take_log_checkpoints() as taken`).toEqual([{ taken: 1 }]);
    expect(await exported()).toHaveLength(1);
  });

  test('cannot be changed or removed', async () => {
    await stopOnce();
    await take();
    for (const change of [
      'update public.log_checkpoints set seq = 0',
      'delete from public.log_checkpoints',
      'delete from public.log_checkpoints where false',
      'truncate public.log_checkpoints',
    ])
      expect(await refusalOf(sql.unsafe(change))).toMatchObject({ code: '42501', hint: 'append_only' });
  });
});

/** Writes events n.. anew with the chain they would have had, as one who owns everything may, and sets the head to match. */
async function rewriteFrom(tx: postgres.TransactionSql, seq: number): Promise<void> {
  await tx.unsafe(`
    do $$
    declare
      event public.driver_events;
      before bytea := coalesce((select chain from public.driver_events
        where workspace_id = '${workspace.id}' and seq = ${seq - 1}), '');
    begin
      for event in select * from public.driver_events where workspace_id = '${workspace.id}' and seq >= ${seq} order by seq loop
        event.metadata := '{"forged": true}';
        before := sha256(before || int8send(event.seq) || private.event_digest(event));
        update public.driver_events set metadata = event.metadata, chain = before where id = event.id;
      end loop;
      update public.workspace_heads set chain = before where workspace_id = '${workspace.id}';
    end
    $$`);
}

describe('what chains alone cannot show', () => {
  test('a log rolled back together with its head is found by what was kept outside', async () => {
    await stopOnce();
    await take();
    await stopOnce();
    await take();
    const kept = await exported();
    const seen = await tampered(
      sql,
      async (tx) => {
        await tx`delete from public.driver_events where workspace_id = ${workspace.id} and seq > 2`;
        await tx`delete from public.log_checkpoints where workspace_id = ${workspace.id} and number > 1`;
        await tx`update public.workspace_heads as head set seq = 2, chain = event.chain from public.driver_events as event
          where head.workspace_id = ${workspace.id} and event.workspace_id = head.workspace_id and event.seq = 2`;
      },
      async (tx) => ({ inside: await verifyLog(tx, workspace.id), outside: await check(tx, kept) }),
    );
    expect(seen).toMatchObject({ inside: { ok: true }, outside: ['1 same', '2 missing'] });
    expect(await check(sql, kept)).toEqual(['1 same', '2 same']);
  });

  test('a tail rewritten with all its hashes is found by the checkpoints inside, if the forger forgot them', async () => {
    await stopOnce();
    await take();
    await stopOnce();
    await take();
    const report = await tampered(
      sql,
      (tx) => rewriteFrom(tx, 3),
      (tx) => verifyLog(tx, workspace.id),
    );
    expect(report.problems).toMatchObject([{ log: 'events', seq: 4, kind: 'checkpoint' }]);
  });

  test('a tail rewritten with hashes and checkpoints is found by what was kept outside', async () => {
    await stopOnce();
    await take();
    const kept = await exported();
    const seen = await tampered(
      sql,
      async (tx) => {
        await rewriteFrom(tx, 1);
        await tx`update public.log_checkpoints as checkpoint set chain = head.chain from public.workspace_heads as head
          where head.workspace_id = ${workspace.id} and checkpoint.workspace_id = head.workspace_id`;
      },
      async (tx) => ({ inside: await verifyLog(tx, workspace.id), outside: await check(tx, kept) }),
    );
    expect(seen).toMatchObject({ inside: { ok: true }, outside: ['1 different'] });
  });

  test('an action rewritten with its hash is found too', async () => {
    const seq = await stopOnce();
    await override(sql, await workspace.addMember(), batch.id, { seq });
    await take();
    const kept = await exported();
    const outside = await tampered(
      sql,
      (tx) =>
        tx`update public.supervisor_actions set chain = sha256('forged') where workspace_id = ${workspace.id}`,
      (tx) => check(tx, kept),
    );
    expect(outside).toEqual(['1 different']);
  });
});

describe('asking', () => {
  test('members read and compare checkpoints of their workspace, others not', async () => {
    await stopOnce();
    await take();
    const viewer = await workspace.addMember('viewer');
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    const rows = (userId: string) =>
      actingAs(sql, userId, (tx) => tx`select number from public.log_checkpoints`);
    expect([await rows(viewer), await rows(stranger)]).toEqual([[{ number: 1 }], []]);
    const calls = [
      (tx: postgres.TransactionSql) => tx`select public.export_log_checkpoints(${workspace.id})`,
      (tx: postgres.TransactionSql) => tx`select public.check_log_checkpoints(${workspace.id}, '[]')`,
    ];
    for (const call of calls) {
      expect(await actingAs(sql, viewer, call)).toHaveLength(1);
      expect(await refusalOf(actingAs(sql, stranger, call))).toMatchObject({ code: 'PT404' });
    }
  });

  test('an admin and the secret key take one now, a supervisor and a stranger not', async () => {
    const now = (tx: postgres.TransactionSql) =>
      tx<{ taken: Checkpoint | null }[]>`select public.take_log_checkpoint(${workspace.id}) as taken`;
    const admin = await workspace.addMember('admin');
    expect(await actingAs(sql, admin, now)).toEqual([{ taken: null }]);
    await stopOnce();
    expect(await actingAs(sql, admin, now)).toMatchObject([{ taken: { number: 1, seq: 2 } }]);
    expect(await actingAsService(sql, now)).toMatchObject([{ taken: { number: 1, seq: 2 } }]);
    expect(await refusalOf(actingAs(sql, await workspace.addMember('supervisor'), now))).toMatchObject({
      code: 'PT403',
      hint: 'role_required',
    });
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    expect(await refusalOf(actingAs(sql, stranger, now))).toMatchObject({ code: 'PT404', hint: 'not_found' });
    const nowhere = actingAsService(sql, (tx) => tx`select public.take_log_checkpoint(gen_random_uuid())`);
    expect(await refusalOf(nowhere)).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });

  test('with something that is no exported list is refused, with another workspace’s is different', async () => {
    await stopOnce();
    await take();
    const [first] = await exported();
    if (!first) throw new Error('no checkpoint');
    expect(await check(sql, [{ ...first, workspace_id: crypto.randomUUID() }])).toEqual(['1 different']);
    const tooMany = Array.from({ length: 10_001 }, () => ({}));
    for (const list of [{}, 'x', [{ ...first, seq: 'x' }], [{ ...first, chain: 'zz' }], tooMany])
      expect(
        await refusalOf(
          sql`select public.check_log_checkpoints(${workspace.id}, ${sql.json(list)})`.execute(),
        ),
      ).toMatchObject({ code: 'PT422', hint: 'bad_checkpoints' });
  });
});
