import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims, refusalOf } from './acting.ts';
import { anEvent, recordOne, signIn } from './deeds.ts';
import { backendOf, untilBlocked } from './locks.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 8, onnotice: () => undefined });
afterAll(() => sql.end());

type Verdict = { reference: string; verdict: string; reason: string | null; batch_id: string | null };
const service: Claims = { role: 'service_role' };

async function importRoutes(workspaceId: string, routes: postgres.JSONValue, claims = service) {
  const [row] = await acting(
    sql,
    claims,
    (tx) =>
      tx<
        { verdicts: Verdict[] }[]
      >`select public.import_batches(${workspaceId}, ${tx.json(routes)}) as verdicts`,
  );
  return row?.verdicts ?? [];
}

function aStop(position: number, more: Record<string, postgres.JSONValue> = {}) {
  return {
    label: `Stop ${position}`,
    address: `Street ${position}`,
    latitude: 51.9,
    longitude: 4.4,
    planned_arrival: `2026-11-23T1${position}:00:00+01:00`,
    ...more,
  };
}

function aRoute(more: Record<string, postgres.JSONValue> = {}) {
  return {
    reference: `R-${randomUUID()}`,
    depot: 'North',
    scheduled_date: '2026-11-23',
    driver_code: null,
    stops: [aStop(0), aStop(1), aStop(2)],
    ...more,
  };
}

function stored(workspaceId: string) {
  return sql`select batch.*, (select json_agg(stop.label order by stop.position) from public.delivery_stops as stop
      where stop.batch_id = batch.id) as labels
    from public.delivery_batches as batch where workspace_id = ${workspaceId} order by reference`;
}

describe('a route', () => {
  test('that is new is created whole, with its driver, its stops and its end', async () => {
    const workspace = await makeWorkspace(sql);
    const driverId = await workspace.addDriver();
    const route = aRoute({ driver_code: 'D-1' });
    const verdicts = await importRoutes(workspace.id, [route]);
    const batches = await stored(workspace.id);
    expect(verdicts).toEqual([
      { reference: route.reference, verdict: 'created', reason: null, batch_id: batches[0]?.['id'] },
    ]);
    expect(batches).toMatchObject([
      {
        reference: route.reference,
        depot: 'North',
        driver_id: driverId,
        driver_status: 'INACTIVE',
        stop_count: 3,
        planned_end_at: new Date('2026-11-23T12:00:00+01:00'),
        labels: ['Stop 0', 'Stop 1', 'Stop 2'],
      },
    ]);
  });

  test('that comes again is unchanged, and boards hear of nothing but the line in the audit', async () => {
    const workspace = await makeWorkspace(sql);
    const route = aRoute();
    await importRoutes(workspace.id, [route]);
    const before = await stored(workspace.id);
    const [head] =
      await sql`select revision from public.workspace_heads where workspace_id = ${workspace.id}`;
    expect(await importRoutes(workspace.id, [route])).toMatchObject([{ verdict: 'unchanged' }]);
    expect(await stored(workspace.id)).toEqual(before);
    const [row] = await sql`select private.changed_rows(${workspace.id}, ${head?.['revision']}) as changed`;
    expect(Object.keys(row?.['changed'])).toEqual(['actions']);
  });

  test('that changed is updated in place, also when it lost stops', async () => {
    const workspace = await makeWorkspace(sql);
    const route = aRoute();
    const [created] = await importRoutes(workspace.id, [route]);
    const shorter = { ...route, depot: 'South', stops: [aStop(0, { label: 'Harbour' }), aStop(1)] };
    expect(await importRoutes(workspace.id, [shorter])).toMatchObject([
      { verdict: 'updated', batch_id: created?.batch_id },
    ]);
    expect(await stored(workspace.id)).toMatchObject([
      { depot: 'South', stop_count: 2, labels: ['Harbour', 'Stop 1'] },
    ]);
  });

  test('that went to another driver waits for his sign-in', async () => {
    const workspace = await makeWorkspace(sql);
    const [first, second] = [await workspace.addDriver(), await workspace.addDriver()];
    const today = { scheduled_date: new Date().toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' }) };
    const route = aRoute({ driver_code: 'D-1', ...today });
    await importRoutes(workspace.id, [route]);
    await signIn(sql, first);
    expect(await stored(workspace.id)).toMatchObject([{ driver_id: first, driver_status: 'ACTIVE' }]);
    await importRoutes(workspace.id, [{ ...route, driver_code: 'D-2' }]);
    expect(await stored(workspace.id)).toMatchObject([{ driver_id: second, driver_status: 'INACTIVE' }]);
  });

  test('that is under way is left alone', async () => {
    const workspace = await makeWorkspace(sql);
    const driver = await signIn(sql, await workspace.addDriver());
    const route = aRoute({ driver_code: 'D-1' });
    const [created] = await importRoutes(workspace.id, [route]);
    await recordOne(sql, driver.claims, anEvent({ id: created?.batch_id ?? '' }, 'ROUTE_STARTED'));
    const before = await stored(workspace.id);
    expect(await importRoutes(workspace.id, [{ ...route, stops: [aStop(0)] }])).toMatchObject([
      { verdict: 'rejected', reason: 'under_way' },
    ]);
    expect(await stored(workspace.id)).toEqual(before);
  });

  test('imported by two planners at once is created by one and unchanged to the other', async () => {
    const workspace = await makeWorkspace(sql);
    const [routes, second] = [[aRoute(), aRoute()], Promise.withResolvers<Verdict[]>()];
    const words = (verdicts: Verdict[]) => verdicts.map(({ verdict }) => verdict);
    await acting(sql, service, async (first) => {
      await first`select public.import_batches(${workspace.id}, ${first.json(routes)})`;
      const pid = Promise.withResolvers<number>();
      acting(sql, service, async (tx) => {
        pid.resolve(await backendOf(tx));
        const [row] = await tx<{ verdicts: Verdict[] }[]>`
          select public.import_batches(${workspace.id}, ${tx.json(routes.toReversed())}) as verdicts`;
        second.resolve(row?.verdicts ?? []);
      }).catch(second.reject);
      await untilBlocked(sql, await pid.promise);
    });
    expect(words(await second.promise)).toEqual(['unchanged', 'unchanged']);
    expect(await stored(workspace.id)).toHaveLength(2);
  });
});

describe('a route that cannot be', () => {
  test.each<[string, Record<string, postgres.JSONValue>, string]>([
    ['no reference', { reference: ' ' }, 'bad_route'],
    ['no depot', { depot: null }, 'bad_route'],
    ['a day that is none', { scheduled_date: '2026-02-30' }, 'bad_route'],
    ['no stops', { stops: [] }, 'bad_route'],
    ['stops that are no list', { stops: 'all' }, 'bad_route'],
    ['a last stop without a name', { stops: [aStop(0), aStop(1, { label: '' })] }, 'bad_route'],
    ['a last stop off the earth', { stops: [aStop(0), aStop(1, { latitude: 91 })] }, 'bad_route'],
    ['a stop at NaN', { stops: [aStop(0), aStop(1, { latitude: 'NaN' })] }, 'bad_route'],
    ['a plan without offset', { stops: [aStop(0, { planned_arrival: '2026-11-23T10:00:00' })] }, 'bad_route'],
    ['a radius below zero', { stops: [aStop(0, { geofence_radius_m: -1 })] }, 'bad_route'],
    ['a stop that is a number', { stops: [7] }, 'bad_route'],
    ['an unknown driver', { driver_code: 'D-99' }, 'unknown_driver'],
  ])('with %s leaves nothing behind and the others whole', async (_what, more, reason) => {
    const workspace = await makeWorkspace(sql);
    const [before, after] = [aRoute(), aRoute()];
    const verdicts = await importRoutes(workspace.id, [before, aRoute(more), after]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['created', 'rejected', 'created']);
    expect(verdicts[1]).toMatchObject({ reason, message: expect.stringMatching(/\w/) });
    expect((await stored(workspace.id)).map((batch) => batch['reference'])).toEqual(
      [before.reference, after.reference].sort(),
    );
    expect(await sql`select from public.delivery_stops where workspace_id = ${workspace.id}`).toHaveLength(6);
  });

  test('names a driver of another workspace', async () => {
    const [ours, theirs] = [await makeWorkspace(sql), await makeWorkspace(sql)];
    await theirs.addDriver();
    expect(await importRoutes(ours.id, [aRoute({ driver_code: 'D-1' })])).toMatchObject([
      { verdict: 'rejected', reason: 'unknown_driver' },
    ]);
  });

  test('changed for the worse leaves the batch as it was', async () => {
    const workspace = await makeWorkspace(sql);
    const route = aRoute();
    await importRoutes(workspace.id, [route]);
    const before = await stored(workspace.id);
    await importRoutes(workspace.id, [
      { ...route, depot: 'South', stops: [aStop(0), aStop(1, { label: '' })] },
    ]);
    expect(await stored(workspace.id)).toEqual(before);
  });

  test.each([
    ['null', null],
    ['an object', {}],
    ['2001 routes', Array.from({ length: 2001 }, () => ({}))],
  ])('is part of no list at all: %s', async (_what, routes) => {
    const workspace = await makeWorkspace(sql);
    expect(await refusalOf(importRoutes(workspace.id, routes))).toMatchObject({
      code: 'PT422',
      hint: 'bad_routes',
    });
  });
});

describe('importing', () => {
  test('is for admins and the secret key, and written down with its count', async () => {
    const workspace = await makeWorkspace(sql);
    const admin = await workspace.addMember('admin');
    await importRoutes(workspace.id, [aRoute(), aRoute({ depot: '' })], {
      role: 'authenticated',
      sub: admin,
    });
    await importRoutes(workspace.id, [aRoute()]);
    expect(
      await sql`select actor_id, actor_name, action, after from public.supervisor_actions
        where workspace_id = ${workspace.id} order by created_at`,
    ).toEqual([
      {
        actor_id: admin,
        actor_name: 'The admin',
        action: 'import_batches',
        after: { created: 1, rejected: 1 },
      },
      { actor_id: null, actor_name: 'Secret key', action: 'import_batches', after: { created: 1 } },
    ]);
  });

  test.each(['viewer', 'supervisor'] as const)('needs more than a %s', async (role) => {
    const workspace = await makeWorkspace(sql);
    const claims = { role: 'authenticated', sub: await workspace.addMember(role) } as const;
    expect(await refusalOf(importRoutes(workspace.id, [aRoute()], claims))).toMatchObject({
      code: 'PT403',
      hint: 'role_required',
    });
    expect(await stored(workspace.id)).toEqual([]);
  });

  test('finds no workspace for a driver or for an admin of another', async () => {
    const workspace = await makeWorkspace(sql);
    const { claims } = await signIn(sql, await workspace.addDriver());
    const stranger = {
      role: 'authenticated',
      sub: await (await makeWorkspace(sql)).addMember('admin'),
    } as const;
    const nowhere = await refusalOf(importRoutes(randomUUID(), [aRoute()], stranger));
    expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await refusalOf(importRoutes(workspace.id, [aRoute()], stranger))).toEqual(nowhere);
    expect(await refusalOf(importRoutes(workspace.id, [aRoute()], claims))).toEqual(nowhere);
    expect(await refusalOf(importRoutes(randomUUID(), [aRoute()]))).toEqual(nowhere);
  });
});

async function epochOf(workspaceId: string) {
  const [head] = await sql<
    { epoch: number }[]
  >`select epoch from public.workspace_heads where workspace_id = ${workspaceId}`;
  return head?.epoch;
}

describe('open boards', () => {
  test('read the day anew when a batch is moved to another, as no row can say that it left', async () => {
    const workspace = await makeWorkspace(sql);
    const route = aRoute();
    await importRoutes(workspace.id, [route]);
    const before = await epochOf(workspace.id);
    await importRoutes(workspace.id, [{ ...route, scheduled_date: '2031-01-01' }]);
    expect(await epochOf(workspace.id)).toBe(Number(before) + 1);
  });

  test('stay as they are when a batch changes but keeps its day', async () => {
    const workspace = await makeWorkspace(sql);
    const route = aRoute();
    await importRoutes(workspace.id, [route]);
    const before = await epochOf(workspace.id);
    await importRoutes(workspace.id, [{ ...route, depot: 'Another depot' }]);
    expect(await epochOf(workspace.id)).toBe(before);
  });
});
