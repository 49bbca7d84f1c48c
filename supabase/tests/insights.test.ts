import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DRIVER_STATUSES, EVENT_TYPES, type DriverStatus } from '#lib/fleet/types.ts';
import { actingAs, refusalOf } from './acting.ts';
import { ago, ask, type Day, makeDay } from './day-of-insights.ts';
import { makeWorkspace } from './workspace.ts';

type Json = Record<string, unknown>;
type Insights = {
  events: { by_type: Record<string, number[]>; start_ms: number[] };
  status_mix: Record<DriverStatus, number[]>;
  lag_ms: { count: number; steps: [ms: number, upto: number][] };
  flags: Json[];
  decisions: Json;
  actions: Json[];
};

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let day: Day;
beforeAll(async () => {
  day = await makeDay(sql);
});

const insights = (from = ago(60), to = ago(-60), minutes = 30) =>
  ask<Insights>(sql, 'fleet_insights($1, $2, $3, $4)', [day.workspace.id, from, to, minutes]);

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('insights', () => {
  test('count every event once, by type and interval', async () => {
    const { events } = await insights();
    expect(Object.keys(events.by_type).sort()).toEqual([...EVENT_TYPES].sort());
    const totals = Object.fromEntries(
      Object.entries(events.by_type).map(([type, numbers]) => [type, sumOf(numbers)]),
    );
    expect(totals).toMatchObject({
      ROUTE_STARTED: 3,
      ARRIVED_AT_STOP: 3,
      DEPARTED_STOP: 1,
      DELAY_REPORTED: 2,
      SUPERVISOR_OVERRIDE: 1,
      PROOF_CAPTURED: 0,
    });
    expect(events.start_ms).toHaveLength(4);
  });

  test('leave out what came before and after the period', async () => {
    const none = await insights(ago(50), ago(40));
    expect(none.lag_ms.count).toBe(0);
  });

  test('say how many batches stood in each status at the end of each interval', async () => {
    const { status_mix: mix } = await insights();
    expect(Object.keys(mix).sort()).toEqual([...DRIVER_STATUSES].sort());
    expect(mix.DELAYED).toEqual([0, expect.any(Number), 1, 1]);
    expect(mix.SUSPENDED.at(-1)).toBe(1);
    expect(mix.ACTIVE[0]).toBe(2);
    for (let interval = 0; interval < 4; interval += 1)
      expect(sumOf(DRIVER_STATUSES.map((status) => mix[status][interval] ?? 0))).toBe(2);
  });

  test('stand as they did at the end of the period, whatever came a moment after it', async () => {
    const [last] = await sql<{ ended: string }[]>`
      select max(synced_at) as ended from public.driver_events where workspace_id = ${day.workspace.id}`;
    const { status_mix: mix } = await insights(ago(60), last?.ended, 30);
    for (let interval = 0; interval < mix.ACTIVE.length; interval += 1)
      expect(sumOf(DRIVER_STATUSES.map((status) => mix[status][interval] ?? 0))).toBe(2);
    expect(mix.SUSPENDED.at(-1)).toBe(0);
    expect(mix.AT_STOP.at(-1)).toBe(1);
  });

  test('say nothing of the batches of today when the period ended at midnight', async () => {
    const [night] = await sql<{ start: string; end: string }[]>`
      select (today - interval '1 day') at time zone zone as start, today at time zone zone as end
      from (select date_trunc('day', now() at time zone time_zone) as today, time_zone as zone
        from public.workspaces where id = ${day.workspace.id}) as calendar`;
    await sql`update public.delivery_batches as batch set scheduled_date = (now() at time zone workspace.time_zone)::date
      from public.workspaces as workspace where workspace.id = batch.workspace_id and workspace.id = ${day.workspace.id}`;
    const { status_mix: mix } = await insights(night?.start, night?.end, 60);
    expect(sumOf(Object.values(mix).flat())).toBe(0);
  });

  test('name the causes of delays, how late arrivals were and how late they were synced', async () => {
    expect(await insights()).toMatchObject({
      delays: { reports: 2, causes: [{ reason: 'Bridge open', count: 2, minutes_avg: 16 }] },
      arrivals: { total: 3, late: 1, lateness_p95_min: 25 },
      lag_ms: { count: 10 },
    });
  });

  test('count flags by rule with what became of them, and how long decisions took', async () => {
    const { flags, decisions } = await insights();
    const [misses] = flags.filter(({ reason }) => reason === 'GEOFENCE_MISS');
    expect(misses).toMatchObject({ flagged: 3, confirmed: 1, dismissed: 1, open: 1, dismissal_rate: 0.5 });
    expect(decisions).toMatchObject({ decided: 2, overdue: 0, p50_ms: expect.any(Number) });
  });

  test('tell how the lag and the time to decide are spread', async () => {
    const { lag_ms, decisions } = await insights();
    const upto = lag_ms.steps.map(([, count]) => count);
    expect(upto.at(-1)).toBe(10);
    expect(upto).toEqual(upto.toSorted((a, b) => a - b));
    expect(decisions['minutes']).toEqual([[0, 2]]);
  });

  test('of the only depot are those of the workspace, and of another there are none', async () => {
    const [from, to] = [ago(60), ago(-60)];
    const { actions: _all, ...whole } = await insights(from, to);
    const of = (depot: string) =>
      ask<Insights>(sql, 'depot_insights($1, $2, $3, $4)', [day.workspace.id, depot, from, to]);
    const { actions, ...same } = await of('Depot');
    expect(same).toEqual(whole);
    expect(actions).toContainEqual({ action: 'override', count: 1 });
    const none = await of('South');
    expect(none).toMatchObject({ lag_ms: { count: 0, steps: [] }, flags: [], decisions: { decided: 0 } });
    expect(sumOf(Object.values(none.status_mix).flat())).toBe(0);
    expect(await ask(sql, 'depot_list($1)', [day.workspace.id])).toEqual(['Depot']);
  });

  test('count the acts of supervisors', async () => {
    const { actions } = await insights();
    expect(actions).toEqual(
      expect.arrayContaining([
        { action: 'override', count: 1 },
        { action: 'force_logout', count: 1 },
      ]),
    );
  });

  test.each<[string, string, string, number]>([
    ['a period that ends before it begins', ago(1), ago(2), 30],
    ['36 days', ago(36 * 1440), ago(0), 60],
    ['intervals of four minutes', ago(60), ago(0), 4],
    ['2001 intervals', ago(2001 * 5), ago(0), 5],
  ])('of %s are refused', async (_what, from, to, minutes) => {
    expect(await refusalOf(insights(from, to, minutes))).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
  });
});

const handover = (since: string) => ask(sql, 'handover($1, $2)', [day.workspace.id, since]);

describe('a handover', () => {
  test('shows what stands open and what was done', async () => {
    expect(await handover(ago(60))).toMatchObject({
      reviews: { open: expect.any(Number), overdue: 0, by_reason: { GEOFENCE_MISS: 1 } },
      delayed: [{ batch_id: day.batches[0].id, reason: 'Bridge open', note: 'Again', lateness_min: 21 }],
      suspended: [
        {
          batch_id: day.batches[1].id,
          reason: null,
          reason_code: 'driver_unreachable',
          reason_label: 'Driver unreachable',
          note: 'No answer for an hour',
        },
      ],
      logged_out: [{ driver_code: 'D-2', by_name: 'The supervisor', reason_label: 'Device lost or stolen' }],
      overrides: [{ driver_code: 'D-2', from: 'AT_STOP', to: 'SUSPENDED' }],
      decisions: { confirmed: 1, dismissed: 1, follow_up: 0, snoozed: 0 },
    });
  });

  test('leaves out acts of before', async () => {
    expect(await handover(new Date().toISOString())).toMatchObject({
      logged_out: [],
      overrides: [],
      delayed: [{}],
    });
  });

  test('looks seven days back and not into the future', async () => {
    for (const since of [ago(8 * 1440), ago(-10)])
      expect(await refusalOf(handover(since))).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
  });
});

test('all of it is for members; for others there is no such thing', async () => {
  const viewer = await day.workspace.addMember('viewer');
  const stranger = await (await makeWorkspace(sql)).addMember('admin');
  const calls: [string, (string | number)[]][] = [
    ['fleet_insights($1, $2, $3)', [day.workspace.id, ago(5), ago(0)]],
    ['depot_insights($1, $2, $3, $4)', [day.workspace.id, 'Depot', ago(5), ago(0)]],
    ['depot_list($1)', [day.workspace.id]],
    ['driver_history($1)', [day.batches[0].driverId ?? '']],
    ['stop_history($1, 0)', [day.batches[0].id]],
    ['handover($1, $2)', [day.workspace.id, ago(5)]],
  ];
  for (const [call, values] of calls) {
    expect(await actingAs(sql, viewer, (tx) => ask(tx, call, values))).toBeTypeOf('object');
    for (const userId of [stranger, day.drivers[0].claims.sub])
      expect(await refusalOf(actingAs(sql, userId, (tx) => ask(tx, call, values)))).toMatchObject({
        code: 'PT404',
        hint: 'not_found',
      });
  }
});
