import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { actingAs } from './acting.ts';
import { anEvent, forceLogout, override, record, recordOne, type SignedIn, signIn } from './deeds.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 10, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

type Head = { epoch: number; seq: number; revision: number };
type Rows = { id: string[]; version: number[]; status: number[]; revision: number[] };
type Snapshot = Head & { batches: Rows; sessions: { id: string[]; ended: (number | null)[] } };
type Tail = Head & {
  events: unknown[][];
  batches?: Rows;
  sessions?: { id: string[]; revision: number[] };
  actions?: Rows;
};
type Message = Head & { after_seq: number; after_revision: number; events: unknown[][] | null };

async function ask<Answer>(userId: string, question: string, values: (string | number)[]): Promise<Answer> {
  const [row] = await actingAs(sql, userId, (tx) =>
    tx.unsafe<{ answer: Answer }[]>(`select public.${question} as answer`, values),
  );
  if (!row) throw new Error('no answer');
  return row.answer;
}

function reader(workspace: TestWorkspace, userId: string) {
  return {
    head: () => ask<Head>(userId, 'fleet_head($1)', [workspace.id]),
    snapshot: () => ask<Snapshot>(userId, 'fleet_snapshot($1)', [workspace.id]),
    tail: (seq: number, revision: number, limit = 5_000) =>
      ask<Tail>(userId, 'fleet_events_after($1, $2, $3, $4)', [workspace.id, seq, limit, revision]),
  };
}

async function fleetOf(size: number) {
  const workspace = await makeWorkspace(sql);
  const member = await workspace.addMember('supervisor');
  const drivers: { batch: TestBatch; driver: SignedIn }[] = [];
  for (let index = 0; index < size; index += 1) {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE', stopCount: 20 });
    drivers.push({ batch, driver: await signIn(sql, batch.driverId ?? '') });
  }
  return { workspace, member, drivers, ...reader(workspace, member) };
}

/** Each driver visits stops, one call an event. @returns how many events that makes */
async function drive(drivers: { batch: TestBatch; driver: SignedIn }[], stops: number): Promise<number> {
  await Promise.all(
    drivers.map(async ({ batch, driver }) => {
      for (let stop = 0; stop < stops; stop += 1)
        for (const type of ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'] as const)
          await recordOne(sql, driver.claims, anEvent(batch, type));
    }),
  );
  return drivers.length * stops * 3;
}

function failed(): never {
  throw new Error('no driver');
}

function count(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

async function messagesOf(workspaceId: string, epoch = 1): Promise<Message[]> {
  const rows = await admin<{ payload: Message }[]>`select payload from realtime.messages
    where topic = ${`workspace:${workspaceId}:${epoch}`} and private
    order by (payload ->> 'seq')::bigint, (payload ->> 'revision')::bigint`;
  return rows.map(({ payload }) => payload);
}

test('four writers at once get the numbers 1 to n without a gap, in the order of their commits', async () => {
  const { workspace, drivers, head } = await fleetOf(4);
  const written = await drive(drivers, 8);
  const rows = await sql<{ seq: number; in_order: boolean }[]>`
    select seq::integer, synced_at >= lag(synced_at, 1, '-infinity') over (partition by batch_id order by seq) as in_order
    from public.driver_events where workspace_id = ${workspace.id} order by seq`;
  expect(rows.map(({ seq }) => seq)).toEqual(count(1, written));
  expect(rows.every((row) => row.in_order)).toBe(true);
  expect(await head()).toMatchObject({ seq: written });
});

test('a refused event leaves no gap', async () => {
  const { drivers, head } = await fleetOf(1);
  for (const { batch, driver } of drivers) {
    const queue = [
      anEvent(batch, 'DEPARTED_STOP'),
      anEvent(batch, 'ARRIVED_AT_STOP'),
      anEvent(batch, 'ARRIVED_AT_STOP'),
    ];
    const verdicts = await record(sql, driver.claims, [...queue, anEvent(batch, 'DEPARTED_STOP')]);
    expect(verdicts.map(({ seq }) => seq)).toEqual([null, 1, null, 2]);
  }
  expect(await head()).toMatchObject({ seq: 2 });
});

test('while others write, each snapshot and each tail agree with themselves, and together with the end', async () => {
  const { drivers, head, snapshot, tail } = await fleetOf(3);
  const writing = Promise.withResolvers<number>();
  drive(drivers, 8).then(writing.resolve, writing.reject);
  const state = { running: true };
  writing.promise.finally(() => (state.running = false)).catch(() => undefined);
  const taken: Snapshot[] = [];
  while (state.running || taken.length === 0) {
    const shot = await snapshot();
    const after = await tail(shot.seq, shot.revision);
    // Rows and head are of one moment: no row is ahead of it, and the newest is at it.
    expect(Math.max(0, ...shot.batches.version)).toBe(shot.seq);
    expect(Math.max(...shot.batches.revision)).toBeLessThanOrEqual(shot.revision);
    expect(after.events.map(([seq]) => seq)).toEqual(count(shot.seq + 1, after.seq));
    taken.push(shot);
  }
  const written = await writing.promise;
  const [last, stand] = [await snapshot(), await head()];
  expect(stand).toMatchObject({ epoch: last.epoch, seq: last.seq, revision: last.revision });
  expect(stand.seq).toBe(written);
  for (const shot of [...taken, last]) {
    const { events } = await tail(shot.seq, shot.revision);
    const folded = new Map(
      shot.batches.id.map((id, index) => [id, [shot.batches.version[index], shot.batches.status[index]]]),
    );
    for (const [seq, batchId, , status] of events) folded.set(String(batchId), [Number(seq), Number(status)]);
    expect(folded).toEqual(
      new Map(
        last.batches.id.map((id, index) => [id, [last.batches.version[index], last.batches.status[index]]]),
      ),
    );
  }
});

test('live messages and the tail after the last of them cover every number exactly once, in order', async () => {
  const { workspace, drivers, tail, head } = await fleetOf(4);
  const written = await drive(drivers, 8);
  const messages = await messagesOf(workspace.id);
  let cursor: Head = { epoch: 1, seq: 0, revision: 0 };
  const heard: unknown[] = [];
  for (const message of messages) {
    expect([message.after_seq, message.after_revision]).toEqual([cursor.seq, cursor.revision]);
    expect(message.events?.map(([seq]) => seq)).toEqual(count(message.after_seq + 1, message.seq));
    heard.push(...(message.events ?? []));
    cursor = message;
  }
  const rest = await tail(cursor.seq, cursor.revision);
  const whole = await tail(0, 0);
  expect([...heard, ...rest.events]).toEqual(whole.events);
  expect(whole.events.map(([seq]) => seq)).toEqual(count(1, written));
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.length).toBeLessThan(written);
  expect(await head()).toMatchObject({ seq: rest.seq, revision: rest.revision });
});

test('a tail is read in pages that meet, whatever the limit asked for', async () => {
  const { drivers, tail } = await fleetOf(1);
  const written = await drive(drivers, 3);
  const pages = [await tail(0, 0, 4), await tail(4, 0, 4), await tail(8, 0, 4), await tail(9, 0, 4)];
  expect(pages.map(({ events }) => events.length)).toEqual([4, 4, 1, 0]);
  expect(pages.flatMap(({ events }) => events.map(([seq]) => seq))).toEqual(count(1, written));
  for (const limit of [0, -1]) expect((await tail(0, 0, limit)).events).toHaveLength(1);
});

test('what no event made takes the revisions 1 to n, and the tail brings the row', async () => {
  const { workspace, member, drivers, head, tail } = await fleetOf(2);
  const before = await head();
  const [{ driver, batch } = failed()] = drivers;
  await forceLogout(sql, member, driver.sessionId);
  const after = await tail(before.seq, before.revision);
  expect(after).toMatchObject({ seq: before.seq, revision: before.revision + 2, events: [] });
  expect(after.sessions).toMatchObject({ id: [driver.sessionId], revision: [after.revision - 1] });
  expect(after.actions).toMatchObject({ session_id: [driver.sessionId], revision: [after.revision] });
  expect(after.batches).toBeUndefined();
  await sql`update public.delivery_batches set depot = 'South' where id = ${batch.id}`;
  expect(await tail(before.seq, after.revision)).toMatchObject({
    revision: after.revision + 1,
    batches: { id: [batch.id], revision: [after.revision + 1] },
  });
  const kept = await sql`select revision from public.delivery_batches where workspace_id = ${workspace.id}
    union all select revision from public.driver_sessions where workspace_id = ${workspace.id}
    union all select revision from public.supervisor_actions where workspace_id = ${workspace.id}`;
  expect(new Set(kept.map((row) => row['revision'])).size).toBe(kept.length);
});

describe('the epoch', () => {
  test.each([
    ['a member is removed', 'delete from public.workspace_members where user_id = $1', 2],
    [
      'an admin becomes a viewer',
      `update public.workspace_members set role = 'viewer' where user_id = $1`,
      2,
    ],
    [
      'an admin becomes a supervisor',
      `update public.workspace_members set role = 'supervisor' where user_id = $1`,
      2,
    ],
    ['a member is renamed', `update public.workspace_members set name = 'Renamed' where user_id = $1`, 1],
    ['a member keeps his role', `update public.workspace_members set role = 'admin' where user_id = $1`, 1],
  ])('after %s is right', async (_what, statement, epoch) => {
    const workspace = await makeWorkspace(sql);
    const [viewer, other] = [await workspace.addMember('viewer'), await workspace.addMember('admin')];
    await sql.unsafe(statement, [other]);
    expect(await reader(workspace, viewer).head()).toMatchObject({ epoch });
    expect((await messagesOf(workspace.id, 1)).map((message) => message.epoch)).toEqual(
      epoch === 2 ? [2] : [],
    );
  });

  test('does not rise when a viewer is promoted', async () => {
    const workspace = await makeWorkspace(sql);
    const viewer = await workspace.addMember('viewer');
    await sql`update public.workspace_members set role = 'admin' where user_id = ${viewer}`;
    expect(await reader(workspace, viewer).head()).toMatchObject({ epoch: 1 });
  });

  test('that has passed is a topic without news, and a removed member hears neither', async () => {
    const { workspace, member, drivers } = await fleetOf(1);
    const [gone, stays] = [await workspace.addMember('viewer'), await workspace.addMember('viewer')];
    await sql`delete from public.workspace_members where user_id = ${gone}`;
    const told = (await messagesOf(workspace.id, 1)).length;
    // The next change is told at once, however young the last message is.
    await sql`update public.workspace_heads set sent_at = '-infinity' where workspace_id = ${workspace.id}`;
    for (const { batch } of drivers) await override(sql, member, batch.id);
    expect(await messagesOf(workspace.id, 1)).toHaveLength(told);
    expect(await messagesOf(workspace.id, 2)).toHaveLength(1);
    const heardBy = (userId: string, epoch: number) =>
      actingAs(sql, userId, async (tx) => {
        await tx`select set_config('realtime.topic', ${`workspace:${workspace.id}:${epoch}`}, true)`;
        return tx`select id from realtime.messages where topic = ${`workspace:${workspace.id}:${epoch}`}`;
      });
    expect(await heardBy(stays, 2)).toHaveLength(1);
    for (const [userId, epoch] of [
      [gone, 1],
      [gone, 2],
      [stays, 1],
    ] as const)
      expect(await heardBy(userId, epoch)).toHaveLength(0);
    for (const { driver } of drivers) expect(await heardBy(driver.claims.sub, 2)).toHaveLength(0);
  });
});
