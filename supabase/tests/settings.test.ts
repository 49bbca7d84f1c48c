import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { actingAs, refusalOf } from './acting.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

type Answer = { action_id: string; replayed: boolean; settings: Record<string, postgres.JSONValue> };

async function update(
  userId: string,
  workspaceId: string,
  changes: postgres.JSONValue,
  {
    note = null,
    requestId = randomUUID(),
    expected = null,
  }: { note?: string | null; requestId?: string | null; expected?: postgres.JSONValue } = {},
): Promise<Answer> {
  const [row] = await actingAs(
    sql,
    userId,
    (tx) => tx<{ answer: Answer }[]>`select public.update_workspace_settings(
      ${workspaceId}, ${tx.json(changes)}, ${note}, ${requestId}, ${tx.json(expected)}) as answer`,
  );
  if (!row) throw new Error('no answer');
  return row.answer;
}

async function adminOf() {
  const workspace = await makeWorkspace(sql);
  return { workspace, admin: await workspace.addMember('admin') };
}

async function stored(workspaceId: string) {
  const [row] = await sql`select * from public.workspace_settings where workspace_id = ${workspaceId}`;
  return row;
}

type Definition = { name: string; kind: string; minimum: number | null; maximum: number | null };
const definitions = await sql<Definition[]>`
  select name, kind, minimum, maximum from public.setting_definitions order by position`;

/** A value that is not the setting's own. */
function another({ kind, minimum, maximum }: Definition): postgres.JSONValue {
  if (kind === 'bool') return false;
  if (kind === 'text') return '4.18.2';
  return Math.floor(((minimum ?? 0) + (maximum ?? 0)) / 2);
}

describe('an admin', () => {
  test('changes what he names and nothing else, and the audit keeps both sides of it', async () => {
    const { workspace, admin } = await adminOf();
    const before = await stored(workspace.id);
    const answer = await update(admin, workspace.id, { geofence_radius_m: 120, flag_late_sync: false });
    expect(answer).toMatchObject({ replayed: false, settings: { geofence_radius_m: 120 } });
    const after = { ...before, geofence_radius_m: 120, flag_late_sync: false };
    expect(await stored(workspace.id)).toEqual({
      ...after,
      updated_at: expect.any(Date),
      revision: expect.anything(),
    });
    expect(
      await sql`select action, actor_id, before, after from public.supervisor_actions where id = ${answer.action_id}`,
    ).toEqual([
      {
        action: 'settings',
        actor_id: admin,
        before: { geofence_radius_m: 75, flag_late_sync: true },
        after: { geofence_radius_m: 120, flag_late_sync: false },
      },
    ]);
  });

  test('does not change what somebody else changed after he had seen it', async () => {
    const { workspace, admin } = await adminOf();
    const other = await workspace.addMember('admin');
    await update(other, workspace.id, { geofence_radius_m: 90 });
    const refusal = await refusalOf(
      update(admin, workspace.id, { geofence_radius_m: 120 }, { expected: { geofence_radius_m: 75 } }),
    );
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'changed_meanwhile' });
    expect(JSON.parse(refusal.detail ?? '')).toMatchObject({ geofence_radius_m: 90 });
    expect(await stored(workspace.id)).toMatchObject({ geofence_radius_m: 90 });
    await update(admin, workspace.id, { geofence_radius_m: 120 }, { expected: { geofence_radius_m: 90 } });
  });

  test('gets the same answer to the same request, and a refusal when it asks for something else', async () => {
    const { workspace, admin } = await adminOf();
    const requestId = randomUUID();
    const first = await update(admin, workspace.id, { late_sync_seconds: 60 }, { requestId });
    const again = await update(admin, workspace.id, { late_sync_seconds: 60 }, { requestId });
    expect(again).toEqual({ ...first, replayed: true });
    expect(
      await refusalOf(update(admin, workspace.id, { late_sync_seconds: 61 }, { requestId })),
    ).toMatchObject({ code: 'PT409', hint: 'request_reused' });
  });

  test('renames the workspace and moves it to another time zone, and boards read afresh', async () => {
    const { workspace, admin } = await adminOf();
    const changes = { name: 'Lisbon', time_zone: 'Europe/Lisbon' };
    expect(await update(admin, workspace.id, changes)).toMatchObject({ settings: changes });
    expect(
      await sql`select name, time_zone, epoch from public.workspaces
        join public.workspace_heads on workspace_id = id where id = ${workspace.id}`,
    ).toEqual([{ ...changes, epoch: 2 }]);
  });

  test('is heard on open boards', async () => {
    const { workspace, admin } = await adminOf();
    const after = async (revision: number) => {
      const [row] = await actingAs(
        sql,
        admin,
        (tx) => tx`select public.fleet_events_after(${workspace.id}, 0, 10, ${revision}) as answer`,
      );
      return row?.['answer'];
    };
    const { revision } = await after(0);
    await update(admin, workspace.id, { late_after_minutes: 25, minimum_app_version: '4.18' });
    const settings = { late_after_min: 25, late_after_minutes: 25, minimum_app_version: '4.18' };
    expect(await after(revision)).toMatchObject({ revision: revision + 2, settings });
    expect(await after(revision + 2)).not.toHaveProperty('settings');
  });

  test('is told when nothing would change', async () => {
    const { workspace, admin } = await adminOf();
    expect(await refusalOf(update(admin, workspace.id, { geofence_radius_m: 75 }))).toMatchObject({
      code: 'PT422',
      hint: 'nothing_changed',
    });
  });
});

describe('every setting', () => {
  test('of the table has its definition, and the other way round', async () => {
    const columns = await sql<{ name: string }[]>`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = 'workspace_settings'
        and column_name not in ('workspace_id', 'updated_at', 'revision') order by 1`;
    expect(definitions.map(({ name }) => name).sort()).toEqual(columns.map(({ name }) => name));
  });

  test('says its unit in its name', () => {
    const units = /_(minutes|seconds|m|kmh)$/;
    const numbers = definitions.filter(({ kind }) => kind === 'integer' || kind === 'number');
    expect(numbers.filter(({ name }) => !units.test(name))).toEqual([]);
  });

  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    '%s can be changed and refuses what it cannot be',
    async (name, definition) => {
      const { workspace, admin } = await adminOf();
      if (definition.kind === 'bool')
        await sql`update public.workspace_settings set ${sql(name)} = true where workspace_id = ${workspace.id}`;
      const value = another(definition);
      await update(admin, workspace.id, { [name]: value });
      expect((await stored(workspace.id))?.[name]).toBe(value);
      const { kind, minimum, maximum } = definition;
      const wrong: postgres.JSONValue[] = [
        'many',
        [1],
        {},
        ...(kind === 'bool' ? [null, 1, 'true'] : []),
        ...(kind === 'text' ? [4, 'v4', '1.2.3.4.5', ''] : []),
        ...(kind === 'integer' || kind === 'number'
          ? [null, (minimum ?? 0) - 1, (maximum ?? 0) + 1, '10', true]
          : []),
        ...(kind === 'integer' ? [(minimum ?? 0) + 0.5] : []),
      ];
      for (const one of wrong)
        expect({ one, ...(await refusalOf(update(admin, workspace.id, { [name]: one }))) }).toMatchObject({
          code: 'PT422',
          hint: 'bad_setting',
          detail: expect.stringContaining(name),
        });
      expect((await stored(workspace.id))?.[name]).toBe(value);
    },
  );

  test.each(
    definitions.filter(({ minimum }) => minimum !== null).map((definition) => [definition.name, definition]),
  )(
    '%s may be its least and its most, also for the table itself, which refuses what lies beyond',
    async (_name, definition) => {
      if (typeof definition === 'string') throw new Error('no definition');
      const { name, minimum, maximum } = definition;
      const { workspace, admin } = await adminOf();
      for (const edge of [minimum, maximum]) {
        await update(admin, workspace.id, { [name]: edge });
        expect((await stored(workspace.id))?.[name]).toBe(edge);
      }
      for (const beyond of [(minimum ?? 0) - 1, (maximum ?? 0) + 1])
        expect(
          await refusalOf(
            sql`update public.workspace_settings set ${sql(name)} = ${beyond} where workspace_id = ${workspace.id}`,
          ),
        ).toMatchObject({ code: '23514' });
    },
  );
});

describe('a change is refused', () => {
  test.each([
    ['of a setting that is none', { colour: 1 }, 'unknown_setting'],
    ['of a column that is no setting', { workspace_id: randomUUID() }, 'unknown_setting'],
    ['of the counter of changes', { revision: 5 }, 'unknown_setting'],
    ['that is no object', [1], 'unknown_setting'],
    ['of nothing', {}, 'nothing_changed'],
    ['to a time zone that is none', { time_zone: 'Europe/Atlantis' }, 'bad_setting'],
    ['to a name of blanks', { name: '  ' }, 'bad_setting'],
    ['to a name of SQL in a setting', { 'x = 1; drop table public.workspaces; --': 1 }, 'unknown_setting'],
  ])('%s', async (_what, changes, hint) => {
    const { workspace, admin } = await adminOf();
    expect(await refusalOf(update(admin, workspace.id, changes))).toMatchObject({ code: 'PT422', hint });
  });

  test.each(['viewer', 'supervisor'] as const)('by a %s', async (role) => {
    const { workspace } = await adminOf();
    const member = await workspace.addMember(role);
    expect(await refusalOf(update(member, workspace.id, { late_sync_seconds: 60 }))).toMatchObject({
      code: 'PT403',
      hint: 'role_required',
    });
  });

  test('by an admin of another workspace, as if there were none', async () => {
    const [ours, theirs] = [await adminOf(), await adminOf()];
    const [foreign, absent] = await Promise.all(
      [ours.workspace.id, randomUUID()].map((id) =>
        refusalOf(update(theirs.admin, id, { late_sync_seconds: 60 })),
      ),
    );
    expect(foreign).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(foreign).toEqual(absent);
  });

  test('without a request id, and with a note too short to be one', async () => {
    const { workspace, admin } = await adminOf();
    const change = { late_sync_seconds: 60 };
    expect(await refusalOf(update(admin, workspace.id, change, { requestId: null }))).toMatchObject({
      hint: 'request_id_required',
    });
    expect(await refusalOf(update(admin, workspace.id, change, { note: 'short' }))).toMatchObject({
      hint: 'note_too_short',
    });
  });
});
