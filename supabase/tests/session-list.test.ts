import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { acting, refusalOf } from './acting.ts';
import { anEvent, forceLogout, recordOne, signIn } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

type Row = Record<string, postgres.JSONValue> & { session_id: string };
type Page = { counts: Record<string, number>; rows: Row[]; next: postgres.JSONValue };

let workspace: TestWorkspace;
let viewer: string;
/** Sessions by what they are; each an hour longer silent than the one before. */
const sessions: Record<string, string> = {};

function list(
  state: string | null = 'active',
  {
    search = null,
    limit = 100,
    after = null,
    who = viewer,
  }: { search?: string | null; limit?: number; after?: postgres.JSONValue; who?: string } = {},
): Promise<Page> {
  return answerTo(
    sql,
    who,
    (tx) => tx`select public.session_list(${workspace.id}, ${state}, ${search}, ${limit},
      ${after === null ? null : tx.json(after)}) as answer`,
  );
}

beforeAll(async () => {
  workspace = await makeWorkspace(sql);
  viewer = await workspace.addMember('viewer');
  const supervisor = await workspace.addMember('supervisor');
  await sql`update public.workspace_settings set minimum_app_version = '4.18' where workspace_id = ${workspace.id}`;
  const begin = async (name: string, status: 'EN_ROUTE' | 'INACTIVE', version: string, hours: number) => {
    const batch = await workspace.addBatch({ status });
    const { claims, sessionId } = await signIn(sql, batch.driverId ?? '', `${name} phone`);
    sessions[name] = sessionId;
    if (status === 'EN_ROUTE') {
      const recorded_at = new Date(Date.now() - 4_000).toISOString();
      await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', { recorded_at }));
    }
    await acting(
      sql,
      claims,
      (tx) => tx`select public.touch_driver_session(${sessionId}, null, null, null, 80, ${version}, 3)`,
    );
    await sql`update public.driver_sessions set last_active_at = now() - make_interval(hours => ${hours})
      where id = ${sessionId}`;
    return sessionId;
  };
  await begin('online', 'EN_ROUTE', '4.18.2', 0);
  await begin('idle', 'EN_ROUTE', 'v4.19.0-beta', 1);
  await begin('old', 'INACTIVE', '4.9.12', 2);
  await forceLogout(sql, supervisor, await begin('ended', 'INACTIVE', '4.18', 3));
  await begin('unknown', 'INACTIVE', 'nightly', 4);
});

const named = (rows: Row[]) =>
  rows.map(({ session_id }) => Object.entries(sessions).find(([, id]) => id === session_id)?.[0]);

test('the list counts every state and shows the longest silent first', async () => {
  const { counts, rows, next } = await list();
  expect(counts).toEqual({ active: 4, idle: 3, old_app: 1, on_route: 2, ended: 1 });
  expect(named(rows)).toEqual(['unknown', 'old', 'idle', 'online']);
  expect(next).toBeNull();
});

test.each([
  ['idle', ['unknown', 'old', 'idle']],
  ['old_app', ['old']],
  ['on_route', ['idle', 'online']],
  ['ended', ['ended']],
  ['all', ['unknown', 'old', 'idle', 'online', 'ended']],
])('%s lists exactly those', async (state, expected) => {
  expect(named((await list(state)).rows)).toEqual(expected);
});

test('a row says who, on what, how silent, how far behind and with which batch', async () => {
  const [row] = (await list('on_route')).rows.slice(-1);
  expect(row).toMatchObject({
    driver_name: 'Driver 1',
    driver_code: 'D-1',
    device_id: 'online phone',
    app_version: '4.18.2',
    old_app: false,
    idle_minutes: 0,
    events_waiting: 3,
    battery_percent: 80,
    lag_p95_ms: expect.closeTo(4_000, -3),
    batch: { driver_status: 'AT_STOP', stop_index: 0, stop_count: 3 },
    ended_at: null,
  });
  const [ended] = (await list('ended')).rows;
  expect(ended).toMatchObject({ end_reason: 'force_logout', ended_by_name: 'The supervisor' });
});

test('pages follow each other without a gap or a repeat, from active to ended', async () => {
  const seen: (string | undefined)[] = [];
  let after: postgres.JSONValue = null;
  do {
    const page: Page = await list('all', { limit: 2, after });
    seen.push(...named(page.rows));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(['unknown', 'old', 'idle', 'online', 'ended']);
});

test.each([
  ['driver 2', ['idle']],
  ['D-3', ['old']],
  ['online ph', ['online']],
  ['%', []],
  ['_', []],
  ['\\', []],
  ["'; drop table public.drivers; --", []],
])('a search for %s finds what is written so', async (search, expected) => {
  expect(named((await list('all', { search })).rows)).toEqual(expected);
});

describe('it is refused', () => {
  test('in a state that is none', async () => {
    for (const state of ['gone', '', null])
      expect(await refusalOf(list(state))).toMatchObject({ code: 'PT422', hint: 'bad_state' });
  });

  test('to a member of another workspace, a driver and a stranger', async () => {
    const other = await makeWorkspace(sql);
    for (const who of [await other.addMember('admin'), await workspace.addDriver(), randomUUID()])
      expect(await refusalOf(list('active', { who }))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });
});
