import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DRIVER_STATUSES, EVENT_TYPES, type EventType } from '#lib/fleet/types.ts';
import { actingAs, refusalOf } from './acting.ts';
import { machine } from './state-machine.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const deeds: Record<keyof typeof machine, string> = {
  ROUTE_STARTED: 'start route',
  ARRIVED_AT_STOP: 'arrive at stop',
  DEPARTED_STOP: 'depart from stop',
  DELAY_REPORTED: 'report delay',
  ROUTE_COMPLETED: 'complete route',
  ROUTE_CANCELLED: 'cancel route',
  PROOF_CAPTURED: 'capture proof',
};

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let workspace: TestWorkspace;
let supervisor: string;
beforeAll(async () => {
  workspace = await makeWorkspace(sql);
  supervisor = await workspace.addMember('supervisor');
});

async function send(eventType: EventType, batch: { id: string; driverId: string | null }): Promise<void> {
  await sql`insert into public.driver_events (driver_id, batch_id, event_type, recorded_at)
    values (${batch.driverId}, ${batch.id}, ${eventType}, now())`;
}

async function statusOf(batchId: string): Promise<unknown> {
  const [row] = await sql`select driver_status, last_event_seq::integer as version
    from public.delivery_batches where id = ${batchId}`;
  return row;
}

const pairs = EVENT_TYPES.flatMap((event) => DRIVER_STATUSES.map((from) => ({ event, from })));

describe('each of the 8 × 7 pairs of event and status', () => {
  test.each(pairs)('$event from $from does what the machine says', async ({ event, from }) => {
    const batch = await workspace.addBatch({ status: from });
    if (event === 'SUPERVISOR_OVERRIDE') {
      const refusal = await refusalOf(send(event, batch));
      expect(refusal).toMatchObject({ code: '42501' });
      expect(await statusOf(batch.id)).toEqual({ driver_status: from, version: 0 });
      return;
    }
    const to = machine[event][from];
    if (to === undefined) {
      const refusal = await refusalOf(send(event, batch));
      expect(refusal).toMatchObject({
        code: 'PT409',
        hint: 'illegal_transition',
        message: `Cannot ${deeds[event]} from status ${from}`,
      });
      expect(await statusOf(batch.id)).toEqual({ driver_status: from, version: 0 });
      expect(await sql`select from public.driver_events where batch_id = ${batch.id}`).toHaveLength(0);
      return;
    }
    await send(event, batch);
    expect(await statusOf(batch.id)).toEqual({ driver_status: to, version: expect.any(Number) });
    expect(
      await sql`select event_type, from_status, driver_status from public.driver_events where batch_id = ${batch.id}`,
    ).toEqual([{ event_type: event, from_status: from, driver_status: to }]);
  });
});

test('an override leads from any status to any other, 49 ways', async () => {
  for (const from of DRIVER_STATUSES) {
    for (const to of DRIVER_STATUSES) {
      const batch = await workspace.addBatch({ status: from });
      await actingAs(
        sql,
        supervisor,
        (tx) => tx`select public.override_driver_status(
          ${batch.id}, ${to}, ${from}, 0, 'correct_wrong_state', 'Tried by the test of all ways', ${randomUUID()},
          'Tried by the test of all ways')`,
      );
      expect(await statusOf(batch.id)).toEqual({ driver_status: to, version: expect.any(Number) });
    }
  }
});

test('the table of transitions holds these moves and no others', async () => {
  const rows = await sql`select event_type, from_status, to_status from public.driver_status_transitions`;
  const stored = rows.map((row) => `${row['event_type']} ${row['from_status']} ${row['to_status']}`);
  const written = [
    ...Object.entries(machine).flatMap(([event, moves]) =>
      Object.entries(moves).map(([from, to]) => `${event} ${from} ${to}`),
    ),
    ...DRIVER_STATUSES.flatMap((from) => DRIVER_STATUSES.map((to) => `SUPERVISOR_OVERRIDE ${from} ${to}`)),
  ];
  expect(stored.sort()).toEqual(written.sort());
});

test('a forbidden move is forbidden because its row is missing', async () => {
  const batch = await workspace.addBatch({ status: 'COMPLETED' });
  await expect(
    sql.begin(async (tx) => {
      await tx`insert into public.driver_status_transitions values ('ROUTE_STARTED', 'COMPLETED', 'EN_ROUTE')`;
      await tx`insert into public.driver_events (driver_id, batch_id, event_type, recorded_at)
        values (${batch.driverId}, ${batch.id}, 'ROUTE_STARTED', now())`;
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(await refusalOf(send('ROUTE_STARTED', batch))).toMatchObject({ hint: 'illegal_transition' });
});
