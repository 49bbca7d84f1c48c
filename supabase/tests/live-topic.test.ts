import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, type Claims, refusalOf } from './acting.ts';
import { anEvent, record, recordOne, type SignedIn, signIn } from './deeds.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

type Head = { epoch: number; seq: number; revision: number; at_ms: number };
type Message = {
  after_seq: number;
  seq: number;
  revision: number;
  wait_ms: number;
  events: unknown[] | null;
};

let workspace: TestWorkspace;
let batch: TestBatch;
let driver: SignedIn;
let viewer: string;
beforeEach(async () => {
  workspace = await makeWorkspace(sql);
  viewer = await workspace.addMember('viewer');
  batch = await workspace.addBatch({ status: 'EN_ROUTE', stopCount: 20 });
  driver = await signIn(sql, batch.driverId ?? '');
});

/** Sets until when the topic's share is used up, and that all is told and nobody waits for a word. */
async function shareUsedUp(ahead: string): Promise<void> {
  await sql`update public.workspace_heads set sent_at = clock_timestamp() + ${ahead}::interval, sent_seq = seq,
    sent_revision = revision, sent_wait_ms = 0 where workspace_id = ${workspace.id}`;
}

async function messages(but: readonly string[] = []): Promise<Message[]> {
  const rows = await admin<{ payload: Message }[]>`select payload from realtime.messages
    where topic = ${`workspace:${workspace.id}:1`} and id <> all (${but})
    order by (payload ->> 'seq')::bigint, (payload ->> 'revision')::bigint`;
  return rows.map(({ payload }) => payload);
}

/** What the topic is told while `work` is done. */
async function toldBy(work: () => Promise<unknown>): Promise<Message[]> {
  const before = await admin<{ id: string }[]>`select id from realtime.messages
    where topic = ${`workspace:${workspace.id}:1`}`;
  await work();
  return messages(before.map(({ id }) => id));
}

const tell = (userId = viewer) =>
  actingAs(sql, userId, async (tx) => {
    const [row] = await tx<{ head: Head }[]>`select public.fleet_tell(${workspace.id}) as head`;
    return row?.head;
  });
const arrive = () => recordOne(sql, driver.claims, anEvent(batch, 'ARRIVED_AT_STOP'));

test.each([
  ['long after the last message', '-1 hour', true],
  ['a moment after it', '60 milliseconds', true],
  ['when more than its share has been told', '500 milliseconds', false],
  ['when the clock has been set back', '1 hour', true],
])('%s a change is told at once or waits', async (_when, ahead, told) => {
  const [answer] = await admin<{ tells: boolean }[]>`
    select private.sending_xid('7', clock_timestamp() + ${ahead}::interval) <> '7' as tells`;
  expect(answer?.tells).toBe(told);
});

describe('a message', () => {
  test.each([
    ['alone', '-1 hour', 1, 0],
    ['with two events', '-1 hour', 2, 0],
    ['after others', '90 milliseconds', 1, 30],
    ['with much after others', '90 milliseconds', 3, 90],
    ['when the clock has been set back', '1 hour', 1, 0],
  ])(
    '%s uses up a share by its changes, and says how long that keeps the next back',
    async (_when, ahead, count, wait) => {
      const queue = ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'] as const;
      await shareUsedUp(ahead);
      const told = await toldBy(() =>
        record(
          sql,
          driver.claims,
          queue.slice(0, count).map((type) => anEvent(batch, type)),
        ),
      );
      const changes = told.flatMap(({ events }) => events ?? []).length;
      expect([told.length, changes]).toEqual([1, count]);
      // What passed between setting the scene and telling is less to wait.
      const [{ wait_ms } = { wait_ms: -1 }] = told;
      expect(wait_ms).toBeLessThanOrEqual(wait);
      if (wait === 0) expect(wait_ms).toBe(0);
      const [head] = await sql<{ sent_wait_ms: number; is_sane: boolean }[]>`
      select sent_wait_ms, sent_at < clock_timestamp() + interval '300 milliseconds' as is_sane
      from public.workspace_heads where workspace_id = ${workspace.id}`;
      expect(head).toEqual({ sent_wait_ms: wait_ms, is_sane: true });
    },
  );

  test('that fills a share keeps back what follows, and says so', async () => {
    await shareUsedUp('0');
    const crowd = await Promise.all(
      Array.from({ length: 30 }, () => workspace.addBatch({ status: 'EN_ROUTE' })),
    );
    expect(crowd).toHaveLength(30);
    const all = await messages();
    // Each import is two changes; none may wait longer than a full message's share.
    expect(Math.max(...all.map(({ wait_ms }) => wait_ms))).toBeGreaterThan(0);
    for (const { wait_ms } of all) expect(wait_ms).toBeLessThanOrEqual(100);
  });
});

describe('asked to tell', () => {
  test('the topic is told what was kept back, once, and the asker where the head is', async () => {
    await shareUsedUp('500 milliseconds');
    expect(await toldBy(arrive)).toEqual([]);
    expect(await toldBy(() => tell())).toEqual([]);
    await sql`update public.workspace_heads set sent_at = clock_timestamp() where workspace_id = ${workspace.id}`;
    const told = await toldBy(async () => {
      const answers = await Promise.all([tell(), tell(), tell()]);
      for (const head of answers) expect(head).toMatchObject({ epoch: 1, seq: 1 });
    });
    expect(told).toMatchObject([{ after_seq: 0, seq: 1, events: [expect.anything()] }]);
    expect(await toldBy(() => tell())).toEqual([]);
  });

  test('the topic is told that nothing was kept back, once, if it was said that something might be', async () => {
    await shareUsedUp('0');
    expect(await toldBy(() => tell())).toEqual([]);
    await sql`update public.workspace_heads set sent_wait_ms = 40 where workspace_id = ${workspace.id}`;
    const [head] = await sql<
      { seq: string }[]
    >`select seq from public.workspace_heads where workspace_id = ${workspace.id}`;
    const seq = Number(head?.seq);
    expect(await toldBy(() => tell())).toMatchObject([{ after_seq: seq, seq, wait_ms: 0, events: [] }]);
    for (let time = 0; time < 5; time += 1) expect(await toldBy(() => tell())).toEqual([]);
  });

  test('in a loop beside a writer, the topic is told no more often than its share allows', async () => {
    const state = { running: true };
    const asking = async () => {
      while (state.running) await tell();
    };
    const asked = Promise.all([asking(), asking()]).catch((fault: unknown) => fault);
    const began = performance.now();
    const told = await toldBy(async () => {
      for (let stop = 0; stop < 20; stop += 1)
        for (const type of ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'] as const)
          await recordOne(sql, driver.claims, anEvent(batch, type));
      state.running = false;
      expect(await asked).not.toBeInstanceOf(Error);
    });
    const seconds = (performance.now() - began) / 1000;
    const withChanges = told.filter(({ after_seq, seq }) => seq > after_seq);
    expect(withChanges.length).toBeLessThanOrEqual(25 * seconds + 6);
    // A word that nothing was kept back follows a message with changes, and no other word.
    expect(told.length).toBeLessThanOrEqual(2 * withChanges.length + 1);
    await sql`update public.workspace_heads set sent_at = clock_timestamp() where workspace_id = ${workspace.id}`;
    await tell();
    const all = (await messages()).flatMap(({ events }) => events ?? []);
    expect(all).toHaveLength(60);
  });

  test('by somebody else there is no such workspace, and nothing is told', async () => {
    await shareUsedUp('500 milliseconds');
    await arrive();
    await sql`update public.workspace_heads set sent_at = clock_timestamp() where workspace_id = ${workspace.id}`;
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    const ask = (claims: Claims) =>
      acting(sql, claims, async (tx) => {
        await tx`set local lock_timeout = '300ms'`;
        return tx`select public.fleet_tell(${workspace.id})`;
      });
    const told = await toldBy(() =>
      // Refused before it asks for the counters, which a writer holds here.
      admin.begin(async (writer) => {
        await writer`select private.lock_head(${workspace.id})`;
        for (const claims of [driver.claims, { role: 'authenticated', sub: stranger } as const])
          expect(await refusalOf(ask(claims))).toMatchObject({ code: 'PT404', hint: 'not_found' });
        expect(await refusalOf(ask({ role: 'anon' }))).toMatchObject({ code: '42501' });
      }),
    );
    expect(told).toEqual([]);
  });
});
