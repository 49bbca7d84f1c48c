import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { anEvent, override, record, signIn } from './deeds.ts';
import { type Filter, keys, logReader, type Page } from './log-reading.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());
const { history, pages } = logReader(sql);

/** The first driver arrives twice; between the two a supervisor acts, and a queue with a poisonous event comes after. */
async function makeRefusals() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const batch = await workspace.addBatch({ status: 'ACTIVE' });
  const driver = await signIn(sql, batch.driverId ?? '');
  const tooEarly = anEvent(batch, 'ARRIVED_AT_STOP', { metadata: { note: 'Gate was open' } });
  await record(sql, driver.claims, [tooEarly]);
  await record(sql, driver.claims, [anEvent(batch, 'ROUTE_STARTED'), anEvent(batch, 'ROUTE_STARTED')]);
  await override(sql, supervisor, batch.id, { seq: 1 });
  await record(sql, driver.claims, [{ batch_id: 'none' }, anEvent(batch, 'PROOF_CAPTURED')]);
  return { workspace, batch, driver, tooEarly };
}

const words = ({ items }: Page) =>
  items.map((item) => [item.kind, item['event_type'] ?? null, item['reason_code']].join(' '));

describe('an event that was refused', () => {
  test('is a line of the log where it came, between events and actions', async () => {
    const { workspace } = await makeRefusals();
    expect(words(await history(workspace.id))).toEqual([
      'event PROOF_CAPTURED ',
      'rejected  bad_event',
      'event SUPERVISOR_OVERRIDE driver_unreachable',
      'rejected ROUTE_STARTED illegal_transition',
      'event ROUTE_STARTED ',
      'rejected ARRIVED_AT_STOP illegal_transition',
    ]);
  });

  test('says who sent it, about what, how the batch stood and why it was refused', async () => {
    const { workspace, batch, driver } = await makeRefusals();
    const { items } = await history(workspace.id, { p_event_types: ['ARRIVED_AT_STOP'] });
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'rejected',
        seq: 0,
        at_ms: expect.any(Number),
        recorded_ms: expect.any(Number),
        driver_status: 'ACTIVE',
        batch_id: batch.id,
        reference: batch.id,
        driver_id: driver.claims.sub,
        driver_code: 'D-1',
        actor_name: 'Driver 1',
        flags: ['REJECTED_TRANSITION'],
        reason: expect.stringContaining('ACTIVE'),
        note: 'Gate was open',
        attempts: 1,
      }),
    ]);
  });

  test('that comes again keeps its place and counts its attempts', async () => {
    const { workspace, driver, tooEarly } = await makeRefusals();
    const before = await history(workspace.id, { p_kinds: ['rejected'] });
    await record(sql, driver.claims, [tooEarly]);
    const after = await history(workspace.id, { p_kinds: ['rejected'] });
    expect(after.items.map(({ key, at_ms: at }) => [key, at])).toEqual(
      before.items.map(({ key, at_ms: at }) => [key, at]),
    );
    expect(after.items.map(({ attempts }) => attempts)).toEqual([1, 1, 2]);
  });

  test('comes in the pages too, whatever their size', async () => {
    const { workspace } = await makeRefusals();
    for (const p_kinds of [['event', 'rejected', 'action'], ['rejected'], ['rejected', 'action']]) {
      const whole = keys((await history(workspace.id, { p_kinds })).items);
      for (let size = 1; size <= whole.length + 1; size += 1) {
        const read = await pages(workspace.id, { p_limit: size, p_kinds });
        expect(read.flatMap(({ items }) => keys(items))).toEqual(whole);
      }
    }
  });

  test('is found by batch, driver, flag, time and text, and never among acts or a session', async () => {
    const { workspace, batch, driver } = await makeRefusals();
    const found = async (filter: Filter) =>
      (await history(workspace.id, { p_kinds: ['rejected'], ...filter })).items.length;
    expect(await found({ p_batch_id: batch.id })).toBe(2);
    expect(await found({ p_driver_id: driver.claims.sub })).toBe(3);
    expect(await found({ p_actor_id: driver.claims.sub })).toBe(3);
    expect(await found({ p_flagged: true })).toBe(2);
    expect(await found({ p_flagged: false })).toBe(1);
    expect(await found({ p_text: 'gate WAS' })).toBe(1);
    expect(await found({ p_text: 'driver 1' })).toBe(3);
    expect(await found({ p_from: '2999-01-01T00:00:00Z' })).toBe(0);
    expect(await found({ p_to: '2021-01-01T00:00:00Z' })).toBe(0);
    expect(await found({ p_driver_id: workspace.id })).toBe(0);
    expect(await found({ p_actions: ['override'] })).toBe(0);
    expect(await found({ p_session_id: driver.sessionId })).toBe(0);
  });
});
