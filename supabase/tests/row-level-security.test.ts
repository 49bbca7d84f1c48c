import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims, refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { anEvent, forceLogout, override, record, type SignedIn, signIn } from './deeds.ts';
import { askDeviceChange, setPin } from './sessions.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';
import { WORKSPACE_QUESTIONS } from './workspace-questions.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

/**
 * What a driver with a session sees of each table, as a condition; $1 is himself. A member sees the rows of his workspace,
 * or what `member` says of it ($1); of what is `personal` his own row. What is `own` people write themselves, its own tests say
 * what. A table that is missing here fails the tests.
 */
type Rule = { driver: string; everybody?: true; member?: string; key?: string; own?: true; personal?: true };
const rules: Record<string, Rule> = {
  approval_requests: { driver: 'false' },
  board_views: { driver: 'false', own: true },
  delivery_batches: { driver: 'driver_id = $1' },
  delivery_stops: { driver: 'batch_id in (select id from public.delivery_batches where driver_id = $1)' },
  device_change_requests: { driver: 'false' },
  driver_credentials: { driver: 'false' },
  driver_events: { driver: 'driver_id = $1' },
  event_reviews: { driver: 'false' },
  driver_sessions: { driver: 'driver_id = $1' },
  driver_status_transitions: { driver: 'true', everybody: true },
  drivers: { driver: 'id = $1' },
  log_checkpoints: { driver: 'false' },
  reason_codes: {
    driver: 'owner_id is null',
    everybody: true,
    member: 'owner_id is null or owner_id = $1',
  },
  rejected_driver_events: { driver: 'driver_id = $1' },
  setting_definitions: { driver: 'true', everybody: true },
  supervisor_actions: { driver: 'false' },
  user_preferences: { driver: 'false', key: 'user_id', personal: true },
  workspace_heads: { driver: 'false' },
  workspace_members: { driver: 'false' },
  workspace_reasons: { driver: 'false' },
  workspace_settings: { driver: 'false' },
  workspaces: { driver: 'false', key: 'id' },
};

/** A workspace with at least one row in every table, of two drivers, and one driver who was logged out. */
async function fill() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('admin');
  const viewer = await workspace.addMember('viewer');
  const drive = async () => {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const driver = await signIn(sql, batch.driverId ?? '');
    const events = [anEvent(batch, 'ARRIVED_AT_STOP'), anEvent(batch, 'ROUTE_STARTED')];
    await record(sql, driver.claims, events);
    await override(sql, supervisor, batch.id, { from: 'AT_STOP', seq: await headOf(workspace) });
    return driver;
  };
  const [driver, other, ended] = [await drive(), await drive(), await drive()];
  await workspace.addBatch({ driverId: driver.claims.sub, status: 'EN_ROUTE' });
  await askDeviceChange(sql, driver.claims.sub);
  await setPin(sql, supervisor, driver.claims.sub);
  await forceLogout(sql, supervisor, ended.sessionId);
  await sql`select private.take_log_checkpoint(${workspace.id})`;
  await call(sql, supervisor, 'request_override_approval', {
    p_batch_id: (await workspace.addBatch({ status: 'COMPLETED' })).id,
    p_to_status: 'AT_STOP',
    p_expected_status: 'COMPLETED',
    p_expected_seq: 0,
    p_reason_code: 'correct_wrong_state',
    p_note: 'Completed by mistake',
    p_request_id: randomUUID(),
  });
  await call(sql, supervisor, 'add_reason', {
    p_workspace_id: workspace.id,
    p_action: 'override',
    p_label: 'Gate closed',
    p_label_nl: 'Poort dicht',
    p_requires_note: false,
    p_request_id: randomUUID(),
  });
  await sql`insert into public.board_views (workspace_id, user_id, name, shared)
    values (${workspace.id}, ${supervisor}, 'Late', true)`;
  for (const userId of [supervisor, viewer])
    await sql`insert into public.user_preferences (user_id) values (${userId})`;
  return { workspace, supervisor, viewer, driver, other, ended };
}

async function headOf(workspace: TestWorkspace): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select seq::integer from public.workspace_heads
    where workspace_id = ${workspace.id}`;
  return row?.seq ?? 0;
}

let ours: Awaited<ReturnType<typeof fill>>;
let theirs: Awaited<ReturnType<typeof fill>>;
let tables: string[];
/** The columns of a table that anybody may select who is signed in. */
let readable: Map<string, string[]>;
beforeAll(async () => {
  [ours, theirs] = [await fill(), await fill()];
  const rows = await sql<{ name: string }[]>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by relname`;
  tables = rows.map(({ name }) => name);
  const columns = await sql<{ name: string; columns: string[] }[]>`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped
      and has_column_privilege('authenticated', attrelid, attnum, 'select') group by relname`;
  readable = new Map(columns.map(({ name, columns: names }) => [name, names]));
});

async function seenBy(claims: Claims, table: string): Promise<string[]> {
  const rows = await acting(
    sql,
    claims,
    (tx) => tx<{ line: string }[]>`select to_jsonb(line)::text as line
      from (select ${tx(readable.get(table) ?? [])} from public.${tx(table)}) as line`,
  );
  return rows.map(({ line }) => line).sort();
}

async function existing(table: string, condition: string, values: string[] = []): Promise<string[]> {
  const rows = await sql.unsafe<{ line: string }[]>(
    `select to_jsonb(line)::text as line
      from (select ${(readable.get(table) ?? []).join(', ')} from public.${table} where ${condition}) as line`,
    values,
  );
  return rows.map(({ line }) => line).sort();
}

const member = (userId: string): Claims => ({ role: 'authenticated', sub: userId });

test('every table and view of the API has its rule here, and row-level security is on', async () => {
  expect(Object.keys(rules).sort()).toEqual(tables);
  expect(
    await sql`select relname from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and relkind in ('r', 'p') and not relrowsecurity`,
  ).toEqual([]);
});

test('every policy names the roles it is for, and none trusts a role in a token', async () => {
  const policies = await sql`select policyname, roles::text as roles, qual, with_check from pg_policies
    where schemaname = 'public' or policyname like 'workspace%'`;
  expect(policies.length).toBeGreaterThan(10);
  for (const policy of policies) {
    expect(policy).toMatchObject({ roles: '{authenticated}' });
    expect(`${policy['qual']} ${policy['with_check']}`).not.toMatch(/metadata|->> 'role'/);
  }
});

describe('reading every table', () => {
  test.each([
    ['a driver', () => ours.driver],
    ['another driver of the workspace', () => ours.other],
    ['a driver of another workspace', () => theirs.driver],
  ])('%s sees exactly what is his', async (_who, find: () => SignedIn) => {
    const { claims } = find();
    for (const table of tables) {
      const rule = rules[table]?.driver ?? 'false';
      const expected = await existing(table, rule, rule.includes('$1') ? [claims.sub] : []);
      expect({ table, lines: await seenBy(claims, table) }).toEqual({ table, lines: expected });
      expect({ table, some: expected.length > 0 }).toEqual({ table, some: rule !== 'false' });
    }
  });

  test.each([
    ['a viewer', () => [ours.viewer, ours.workspace.id]],
    ['an admin', () => [ours.supervisor, ours.workspace.id]],
    ['a viewer of another workspace', () => [theirs.viewer, theirs.workspace.id]],
  ])('%s sees exactly his workspace', async (_who, find: () => string[]) => {
    const [userId = '', workspaceId = ''] = find();
    for (const table of tables) {
      const {
        everybody,
        personal,
        key = 'workspace_id',
        member: condition = `${key} = $1`,
      } = rules[table] ?? {};
      const all = everybody === true && rules[table]?.member === undefined;
      const expected = all
        ? await existing(table, 'true')
        : await existing(table, condition, [personal ? userId : workspaceId]);
      expect({ table, lines: await seenBy(member(userId), table) }).toEqual({ table, lines: expected });
      expect({ table, some: expected.length > 0 }).toEqual({ table, some: true });
    }
  });

  test.each([
    ['a driver whose session was ended', () => ours.ended.claims],
    [
      'a driver with the token of another sign-in',
      () => ({ ...ours.driver.claims, session_id: randomUUID() }),
    ],
    ['somebody who belongs nowhere', () => member(randomUUID())],
  ])('%s sees nothing', async (_who, find: () => Claims) => {
    for (const table of tables.filter((name) => !rules[name]?.everybody))
      expect({ table, lines: await seenBy(find(), table) }).toEqual({ table, lines: [] });
  });

  test('anon is refused everywhere', async () => {
    for (const table of tables)
      expect({ table, ...(await refusalOf(seenBy({ role: 'anon' }, table))) }).toMatchObject({
        table,
        code: '42501',
      });
  });
});

describe('writing every table', () => {
  test.each([
    ['a driver', () => ours.driver.claims],
    ['a driver whose session was ended', () => ours.ended.claims],
    ['a viewer', () => member(ours.viewer)],
    ['an admin', () => member(ours.supervisor)],
    ['an admin of another workspace', () => member(theirs.supervisor)],
    ['anon', (): Claims => ({ role: 'anon' })],
  ])('%s is refused', async (_who, find: () => Claims) => {
    for (const table of tables) {
      const key = rules[table]?.key ?? 'workspace_id';
      const column = rules[table]?.everybody ? 'ctid' : key;
      const own = rules[table]?.own === true;
      const changes = [
        ...(own
          ? []
          : [
              `delete from public.${table}`,
              `delete from public.${table} where false`,
              `lock table public.${table} in exclusive mode`,
            ]),
        `truncate public.${table}`,
        `alter table public.${table} disable row level security`,
        ...(column === 'ctid'
          ? []
          : [
              `update public.${table} set ${column} = '${theirs.workspace.id}'`,
              `update public.${table} set ${column} = '${theirs.workspace.id}' where false`,
              ...(own ? [] : [`insert into public.${table} (${column}) values ('${ours.workspace.id}')`]),
            ]),
      ];
      for (const change of changes) {
        const refusal = await refusalOf(acting(sql, find(), (tx) => tx.unsafe(change)));
        expect({ change, code: refusal.code }).toEqual({ change, code: '42501' });
      }
    }
  });

  test('a member cannot raise his own role', async () => {
    const raise = acting(
      sql,
      member(ours.viewer),
      (tx) => tx`update public.workspace_members set role = 'admin' where user_id = ${ours.viewer}`,
    );
    expect(await refusalOf(raise)).toMatchObject({ code: '42501' });
  });
});

async function workspacesOf(claims: Claims): Promise<unknown> {
  const [row] = await acting(sql, claims, (tx) => tx`select public.my_workspaces() as list`);
  return row?.['list'];
}

describe('asking for another workspace by its id', () => {
  test('is asked with every function that takes one', async () => {
    const rows = await sql<{ name: string }[]>`select distinct proname as name from pg_catalog.pg_proc
      where pronamespace = 'public'::regnamespace and proargnames[1] = 'p_workspace_id'`;
    const asked = WORKSPACE_QUESTIONS.map((question) => question.slice(0, question.indexOf('(')));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  });

  test.each([
    ['a driver of it', () => ours.driver.claims],
    ['an admin of another', () => member(theirs.supervisor)],
    ['somebody who belongs nowhere', () => member(randomUUID())],
  ])('%s gets the answer for one that does not exist', async (_who, find: () => Claims) => {
    for (const question of WORKSPACE_QUESTIONS) {
      const ask = (id: string) =>
        refusalOf(acting(sql, find(), (tx) => tx.unsafe(`select public.${question}`, [id])));
      const nowhere = await ask(randomUUID());
      expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
      expect(await ask(ours.workspace.id)).toEqual(nowhere);
    }
  });

  test('a driver belongs to no workspace whose console he may open, a member to his own', async () => {
    expect(await workspacesOf(ours.driver.claims)).toEqual([]);
    expect(await workspacesOf(member(ours.viewer))).toMatchObject([
      { id: ours.workspace.id, role: 'viewer' },
    ]);
  });
});
