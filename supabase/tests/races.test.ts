import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import type { Claims } from './acting.ts';
import { acting, actingAs, actingAsService, type Refusal, refusalOf } from './acting.ts';
import { anEvent, batchRow, foldLog, override, record, signIn, startSession, type Verdict } from './deeds.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 12, onnotice: () => undefined });
afterAll(() => sql.end());

/** Whatever the work answers, or how it was refused. */
async function outcome<Answer>(work: Promise<Answer>): Promise<Answer | Refusal> {
  return work.catch((error: unknown) => refusalOf(Promise.reject(error)));
}

async function expectFoldToBeState(batch: TestBatch): Promise<void> {
  const path = await foldLog(sql, batch.id);
  const stored = await batchRow(sql, batch.id);
  expect(stored['driver_status']).toBe(path.at(-1) ?? stored['driver_status']);
  const [newest] =
    await sql`select max(seq)::integer as seq from public.driver_events where batch_id = ${batch.id}`;
  expect(stored['version']).toBe(newest?.['seq'] ?? 0);
}

const order = ['ROUTE_COMPLETED', 'ROUTE_CANCELLED'] as const;

const writers: Record<string, (workspace: TestWorkspace) => Promise<{ batch: TestBatch; claims: Claims }>> = {
  'one driver on two connections': async (workspace) => {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    return { batch, claims: (await signIn(sql, batch.driverId ?? '')).claims };
  },
  // No session to queue at: only the batch itself keeps them apart.
  'two gateways with the secret key': async (workspace) => ({
    batch: await workspace.addBatch({ status: 'EN_ROUTE' }),
    claims: { role: 'service_role' },
  }),
};

test.each(Object.keys(writers))(
  'of two events that exclude each other one is accepted, 50 times, by %s',
  async (who) => {
    const workspace = await makeWorkspace(sql);
    for (let round = 0; round < 50; round += 1) {
      const made = await writers[who]?.(workspace);
      if (!made) throw new Error(`nobody is ${who}`);
      const { batch, claims } = made;
      const more = claims.role === 'service_role' ? { driver_id: batch.driverId } : {};
      const [first, second] = round % 2 === 0 ? order : order.toReversed();
      const verdicts = await Promise.all(
        [first, second].map((type) => record(sql, claims, [anEvent(batch, type ?? 'ROUTE_COMPLETED', more)])),
      );
      const words = verdicts.flat().map(({ verdict, reason }) => `${verdict} ${reason}`);
      expect(words.sort()).toEqual(['accepted null', 'rejected illegal_transition']);
      expect(await foldLog(sql, batch.id)).toHaveLength(2);
      await expectFoldToBeState(batch);
    }
  },
);

test('of two inserts that exclude each other one is refused, 50 times', async () => {
  const workspace = await makeWorkspace(sql);
  for (let round = 0; round < 50; round += 1) {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const insert = () =>
      actingAsService(
        sql,
        (tx) => tx`insert into public.driver_events (driver_id, batch_id, event_type, recorded_at)
          values (${batch.driverId}, ${batch.id}, 'ARRIVED_AT_STOP', now()) returning 'stored' as code`,
      );
    const answers = await Promise.all([outcome(insert()), outcome(insert())]);
    expect(answers.map((answer) => ('code' in answer ? answer.code : answer[0]?.['code'])).sort()).toEqual([
      'PT409',
      'stored',
    ]);
    expect(await foldLog(sql, batch.id)).toEqual(['EN_ROUTE', 'AT_STOP']);
    await expectFoldToBeState(batch);
  }
});

test('an event and an override of the same batch never meet in a deadlock, and both see the truth', async () => {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const seen = new Set<string>();
  for (let round = 0; round < 50; round += 1) {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const { claims } = await signIn(sql, batch.driverId ?? '');
    const event = () => outcome(record(sql, claims, [anEvent(batch, 'ARRIVED_AT_STOP')]));
    const act = () => outcome(override(sql, supervisor, batch.id));
    const [a, b] = round % 2 === 0 ? [event, act] : [act, event];
    const answers = await Promise.all([a?.(), b?.()]);
    for (const answer of answers)
      seen.add(answer && 'hint' in answer ? `${answer.code} ${answer.hint}` : 'answered');
    const path = await foldLog(sql, batch.id);
    // Either the driver came first and the supervisor is told so, or the driver found the batch suspended.
    expect(path).toHaveLength(2);
    await expectFoldToBeState(batch);
  }
  expect([...seen].toSorted().filter((word) => word !== 'PT409 moved_on')).toEqual(['answered']);
});

/** A stop's visit of each of these batches. */
function visits(batches: readonly TestBatch[]) {
  return batches.flatMap((batch) => [
    anEvent(batch, 'PROOF_CAPTURED'),
    anEvent(batch, 'ARRIVED_AT_STOP'),
    anEvent(batch, 'DEPARTED_STOP'),
  ]);
}

test('everything that writes, at once and in opposite orders, ends without a deadlock and with a log that folds', async () => {
  const workspace = await makeWorkspace(sql);
  const [supervisor, admin] = [await workspace.addMember('supervisor'), await workspace.addMember('admin')];
  const drivers = await Promise.all(
    [0, 1, 2].map(async () => {
      const driverId = await workspace.addDriver();
      const batches = await Promise.all(
        [0, 1].map(() => workspace.addBatch({ driverId, status: 'EN_ROUTE' })),
      );
      return { ...(await signIn(sql, driverId)), batches };
    }),
  );
  const batches = drivers.flatMap((driver) => driver.batches);
  const refusals: string[] = [];
  const verdicts: Verdict[] = [];
  const attempt = async (work: Promise<unknown>) => {
    await work.catch(async (error: unknown) => {
      const { code, hint } = await refusalOf(Promise.reject(error));
      refusals.push(`${code} ${hint}`);
    });
  };
  for (let round = 0; round < 10; round += 1) {
    const turned = <Item>(items: readonly Item[]) => (round % 2 === 0 ? items : items.toReversed());
    const target = batches[round % batches.length];
    if (!target) throw new Error('no batch');
    const seen = await batchRow(sql, target.id);
    await Promise.all([
      ...drivers.map(async (driver) => {
        const answer = await outcome(record(sql, driver.claims, visits(turned(driver.batches))));
        if (Array.isArray(answer)) verdicts.push(...answer);
        else refusals.push(`${answer.code} ${answer.hint}`);
      }),
      attempt(
        record(
          sql,
          { role: 'service_role' },
          turned(batches).map((batch) => anEvent(batch, 'PROOF_CAPTURED', { driver_id: batch.driverId })),
        ),
      ),
      ...drivers.map((driver) => attempt(startSession(sql, driver.claims))),
      ...drivers.map(({ claims, sessionId }) =>
        attempt(
          acting(
            sql,
            claims,
            (tx) => tx`select public.touch_driver_session(${sessionId}, 51.9, 4.4, 5, 80, '2.0', ${round})`,
          ),
        ),
      ),
      attempt(
        override(sql, supervisor, target.id, {
          from: seen['driver_status'],
          to: 'EN_ROUTE',
          seq: seen['version'],
        }),
      ),
      attempt(
        actingAs(
          sql,
          admin,
          (tx) =>
            tx`select public.import_batches(${workspace.id}, ${tx.json(
              turned(batches).map(({ id }) => ({ reference: id })),
            )})`,
        ),
      ),
    ]);
  }
  expect(new Set(refusals).difference(new Set(['PT409 moved_on']))).toEqual(new Set());
  expect(new Set(verdicts.map(({ reason }) => reason))).toEqual(new Set([null]));
  for (const batch of batches) await expectFoldToBeState(batch);
});
