import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims, refusalOf } from './acting.ts';
import { anEvent, override, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

const tables = ['driver_events', 'supervisor_actions'] as const;
type Table = (typeof tables)[number];

/** A workspace with one event of a driver and one act of a supervisor, and everybody who might want to change them. */
async function fill() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('admin');
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const driver = await signIn(sql, batch.driverId ?? '');
  const { seq } = await recordOne(sql, driver.claims, anEvent(batch, 'ARRIVED_AT_STOP'));
  await override(sql, supervisor, batch.id, { from: 'AT_STOP', seq: seq ?? 0 });
  const callers: Record<string, Claims> = {
    driver: driver.claims,
    member: { role: 'authenticated', sub: supervisor },
    anon: { role: 'anon' },
    service_role: { role: 'service_role' },
  };
  return { workspace, callers };
}

function kept(table: Table, workspaceId: string) {
  return sql`select to_jsonb(line) as line from public.${sql(table)} as line
    where workspace_id = ${workspaceId} order by id`;
}

/** Every way to change a line, or to change none. */
function changes(table: Table, workspaceId: string): Record<string, string> {
  const mine = `workspace_id = '${workspaceId}'`;
  const [column, value] = table === 'driver_events' ? ['metadata', `'{}'`] : ['note', `'nothing happened'`];
  // Of the event log only what a driver may write, so that it is the update that is refused.
  const columns =
    table === 'driver_events'
      ? 'driver_id, batch_id, event_type, recorded_at'
      : 'workspace_id, actor_name, action, after';
  return {
    update: `update public.${table} set ${column} = ${value} where ${mine}`,
    delete: `delete from public.${table} where ${mine}`,
    'update that matches nothing': `update public.${table} set ${column} = ${value} where false`,
    'delete that matches nothing': `delete from public.${table} where false`,
    truncate: `truncate public.${table}`,
    'truncate of all that hangs on it': `truncate public.${table} cascade`,
    upsert: `insert into public.${table} (${columns}) select ${columns} from public.${table} where ${mine}
      on conflict (id) do update set ${column} = ${value}`,
    'upsert that matches nothing': `insert into public.${table} (${columns}) select ${columns} from public.${table} where false
      on conflict (id) do update set ${column} = ${value}`,
    merge: `merge into public.${table} as line using (select 1) as source on ${mine}
      when matched then update set ${column} = ${value}`,
  };
}

describe.each(tables)('a line of %s', (table) => {
  test.each(['driver', 'member', 'anon', 'service_role'])('cannot be changed by %s', async (caller) => {
    const { workspace, callers } = await fill();
    const before = await kept(table, workspace.id);
    const claims = callers[caller];
    if (!claims) throw new Error(`nobody is ${caller}`);
    for (const [change, statement] of Object.entries(changes(table, workspace.id))) {
      const refusal = await refusalOf(acting(sql, claims, (tx) => tx.unsafe(statement)));
      expect({ change, code: refusal.code }).toEqual({ change, code: '42501' });
    }
    expect(await kept(table, workspace.id)).toEqual(before);
    expect(before).toHaveLength(table === 'driver_events' ? 2 : 1);
  });

  test('cannot be changed by the owner of the schema', async () => {
    const { workspace } = await fill();
    const before = await kept(table, workspace.id);
    for (const [change, statement] of Object.entries(changes(table, workspace.id))) {
      const refusal = await refusalOf(sql.unsafe(statement));
      expect({ change, ...refusal }).toMatchObject({ change, code: '42501', hint: 'append_only' });
    }
    expect(await kept(table, workspace.id)).toEqual(before);
  });

  test('cannot be changed by a superuser who poses as a replica', async () => {
    const { workspace } = await fill();
    const before = await kept(table, workspace.id);
    for (const [change, statement] of Object.entries(changes(table, workspace.id))) {
      const refusal = await refusalOf(
        admin.begin(async (tx) => {
          await tx`set local session_replication_role = replica`;
          await tx.unsafe(statement);
        }),
      );
      expect({ change, ...refusal }).toMatchObject({ change, code: '42501', hint: 'append_only' });
    }
    expect(await kept(table, workspace.id)).toEqual(before);
  });

  test.each(['delivery_batches', 'drivers', 'workspaces'])(
    'does not go when its parent in %s goes',
    async (parent) => {
      const { workspace } = await fill();
      const before = await kept(table, workspace.id);
      const key = parent === 'workspaces' ? 'id' : 'workspace_id';
      await refusalOf(sql`delete from public.${sql(parent)} where ${sql(key)} = ${workspace.id}`);
      const refusal = await refusalOf(sql`truncate public.${sql(parent)} cascade`);
      expect(refusal).toMatchObject({ code: '42501', hint: 'append_only' });
      expect(await kept(table, workspace.id)).toEqual(before);
    },
  );
});
