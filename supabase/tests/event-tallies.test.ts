import * as fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { EVENT_TYPES } from '#lib/fleet/types.ts';
import { actingAs, refusalOf } from './acting.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

type Period = { readonly from: Date; readonly to: Date; readonly minutes: number };
type Answer = { readonly events: { readonly by_type: Record<string, number[]> } };

/** Six full blocks of 1024 and a part of one, with pauses between. */
const EVENTS = 6 * 1024 + 400;
const began = new Date(Date.now() - 20 * 3_600_000);
const at = (seq: number) =>
  new Date(began.getTime() + seq * 500 + Math.floor(seq / 1500) * 3_000_000 - 7_654);

/** Most edges are where a block ends, as those are what could be counted twice or not at all. */
const edge = fc.oneof(
  fc.integer({ min: 0, max: EVENTS }),
  fc
    .record({ block: fc.integer({ min: 0, max: 6 }), off: fc.integer({ min: -80, max: 80 }) })
    .map(({ block, off }) => block * 1024 + off),
);
const periods: readonly Period[] = fc
  .sample(fc.record({ edges: fc.tuple(edge, edge), minutes: fc.constantFrom(5, 7, 30, 60, 1440) }), {
    numRuns: 60,
    seed: 20_260_130,
  })
  .map(({ edges, minutes }) => {
    const [from = 0, to = 0] = edges.toSorted((one, other) => one - other);
    return { from: at(from), to: at(to + 1), minutes };
  });

let workspace: TestWorkspace;

/**
 * Events of every kind at random. Of two neighbours the later number may be the earlier one by half a minute, as when two writers
 * come at once; some were recorded two days before they were synced.
 */
async function writeEvents(first: number, last: number): Promise<void> {
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  await admin.begin(async (tx) => {
    // Without the triggers: the times, which are what this is about, would all be now.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into public.driver_events (workspace_id, seq, driver_id, batch_id, event_type, driver_status, from_status,
        batch_stop_index, recorded_at, synced_at, metadata, chain)
      select ${workspace.id}, seq, ${batch.driverId}, ${batch.id}, type,
        (enum_range(null::public.driver_status))[1 + floor(random() * 7)],
        (enum_range(null::public.driver_status))[1 + floor(random() * 7)], 0, at - random() ^ 8 * interval '2 days', at,
        case when type = 'ARRIVED_AT_STOP' and random() < 0.9
            then jsonb_build_object('execution', jsonb_build_object('lateness_minutes', floor(random() * 60) - 30))
          when type = 'DELAY_REPORTED' then jsonb_build_object(
            'reason', (array['Bridge open', 'Traffic', null, repeat('x', 120)])[1 + floor(random() * 4)],
            'delay_minutes', (array['3', '7.5', '"soon"', 'null', '0.1']::jsonb[])[1 + floor(random() * 5)])
          else '{}' end, ''
      from (select seq, (enum_range(null::public.event_type))[1 + floor(random() * 8)] as type,
          ${began}::timestamptz + seq * interval '0.5 seconds' + seq / 1500 * interval '50 minutes'
            - random() * interval '30 seconds' as at
        from generate_series(${first}::bigint, ${last}::bigint) as seq) as made`;
    await tx`update public.workspace_heads set seq = ${last} where workspace_id = ${workspace.id}`;
  });
}

async function insights({ from, to, minutes }: Period): Promise<Answer> {
  const [row] = await sql<{ answer: Answer }[]>`
    select public.fleet_insights(${workspace.id}, ${from}, ${to}, ${minutes}) as answer`;
  if (!row) throw new Error('no answer');
  return row.answer;
}

async function everyAnswer(): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const period of periods) answers.push(await insights(period));
  return answers;
}

async function blocks(): Promise<number[]> {
  const rows = await sql<{ block: number }[]>`select block::integer from private.event_tallies
    where workspace_id = ${workspace.id} order by block`;
  return rows.map(({ block }) => block);
}

const tally = () => sql`select private.tally_events()`;
const forget = (rest: string) =>
  sql.unsafe(`delete from private.event_tallies where workspace_id = $1 and ${rest}`, [workspace.id]);

beforeAll(async () => {
  workspace = await makeWorkspace(sql, 'UTC');
  await writeEvents(1, EVENTS);
});

beforeEach(() => forget('true'));

describe('insights from tallies', () => {
  test('are those of the events themselves: with no block counted, some, and all', async () => {
    const plain = await everyAnswer();
    expect(
      plain.some(({ events }) => (events.by_type['DELAY_REPORTED'] ?? []).some((number) => number > 0)),
    ).toBe(true);
    await tally();
    expect(await blocks()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await everyAnswer()).toEqual(plain);
    await forget('block % 2 = 0');
    expect(await everyAnswer()).toEqual(plain);
  });

  test('read tallies, and no event of a block that lies in one interval', async () => {
    await tally();
    const whole = {
      from: new Date(began.getTime() - 60_000),
      to: new Date(began.getTime() + 8 * 3_600_000),
      minutes: 1440,
    };
    const { events } = await insights(whole);
    await sql`update private.event_tallies set numbers = array(select 0 from unnest(numbers))
      where workspace_id = ${workspace.id}`;
    expect(sumOf({ events }) - sumOf(await insights(whole))).toBe(6 * 1024);
    expect(sumOf({ events })).toBeGreaterThan(EVENTS - 200);
  });

  test('count what comes after the last full block, and the next block when it is full', async () => {
    await tally();
    await writeEvents(EVENTS + 1, EVENTS + 700);
    const plain = await sql<{ number: number }[]>`select count(*)::integer as number from public.driver_events
      where workspace_id = ${workspace.id}`;
    const all = { from: new Date(began.getTime() - 60_000), to: new Date(), minutes: 1440 };
    const before = await insights(all);
    expect(sumOf(before)).toBe(plain[0]?.number);
    await Promise.all([tally(), tally()]);
    expect(await blocks()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await insights(all)).toEqual(before);
  });
});

test('nobody but the owner may read or change a tally', async () => {
  const reader = await workspace.addMember('admin');
  for (const statement of [
    'select * from private.event_tallies',
    'delete from private.event_tallies',
    'select private.tally_events()',
  ])
    expect(await refusalOf(actingAs(sql, reader, (tx) => tx.unsafe(statement)))).toMatchObject({
      code: '42501',
    });
});

function sumOf(answer: Answer | undefined): number {
  return EVENT_TYPES.flatMap((type) => answer?.events.by_type[type] ?? []).reduce(
    (sum, number) => sum + number,
    0,
  );
}
