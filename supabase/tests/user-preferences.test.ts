import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { HIDEABLE_COLUMNS } from '#lib/fleet/board-view.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { DENSITIES, SOUNDS } from '#lib/preferences.ts';
import { acting, actingAs, refusalOf } from './acting.ts';
import { signIn } from './deeds.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let workspace: TestWorkspace;
let [mine, other] = ['', ''];
beforeEach(async () => {
  workspace = await makeWorkspace(sql);
  mine = await workspace.addMember('viewer');
  other = await workspace.addMember('admin');
});

type Row = Readonly<Record<string, string | boolean | null | readonly string[]>>;

/** As the Data API does it: the row is made, or what is given of it is changed. */
function keep(userId: string, row: Row) {
  return actingAs(
    sql,
    userId,
    (tx) => tx`insert into public.user_preferences ${tx(row)} on conflict (user_id) do update set ${tx(row)}`,
  );
}

async function seenBy(userId: string): Promise<unknown[]> {
  const rows = await actingAs(
    sql,
    userId,
    (tx) => tx`select user_id, density, sounds from public.user_preferences`,
  );
  return [...rows];
}

describe('preferences', () => {
  test('are kept and changed by whoever they belong to, and seen by nobody else', async () => {
    await keep(mine, { density: 'compact', sounds: ['stale'] });
    await keep(mine, { density: 'comfortable' });
    expect(await seenBy(mine)).toEqual([{ user_id: mine, density: 'comfortable', sounds: ['stale'] }]);
    expect(await seenBy(other)).toEqual([]);
    const anon = acting(sql, { role: 'anon' }, (tx) => tx`select from public.user_preferences`);
    expect(await refusalOf(anon)).toMatchObject({ code: '42501' });
  });

  test('of somebody else are not changed, taken over or removed', async () => {
    await keep(mine, { density: 'compact' });
    const change = await actingAs(
      sql,
      other,
      (tx) => tx`update public.user_preferences set density = 'regular'`,
    );
    expect(change.count).toBe(0);
    const posing = () =>
      actingAs(sql, other, (tx) => tx`insert into public.user_preferences (user_id) values (${mine})`);
    expect(await refusalOf(posing())).toMatchObject({ code: '42501' });
    const removing = () => actingAs(sql, mine, (tx) => tx`delete from public.user_preferences`);
    expect(await refusalOf(removing())).toMatchObject({ code: '42501' });
  });

  test('are for members: a driver has none', async () => {
    const driver = await signIn(sql, await workspace.addDriver());
    expect(await refusalOf(keep(driver.claims.sub, { density: 'compact' }))).toMatchObject({ code: '42501' });
  });

  test('stay, but are not changed, when their person is no longer a member anywhere', async () => {
    await keep(mine, { density: 'compact' });
    await sql`delete from public.workspace_members where user_id = ${mine}`;
    expect(await refusalOf(keep(mine, { density: 'regular' }))).toMatchObject({ code: '42501' });
    expect(await seenBy(mine)).toHaveLength(1);
  });

  test('are whatever the console offers', async () => {
    for (const density of DENSITIES) await keep(mine, { density });
    for (const language of [...LOCALES, null]) await keep(mine, { language });
    await keep(mine, { hidden_columns: HIDEABLE_COLUMNS, sounds: SOUNDS, shortcuts: false });
    expect(await seenBy(mine)).toHaveLength(1);
  });

  test.each<[string, Row]>([
    ['a density', { density: 'roomy' }],
    ['a column', { hidden_columns: ['plan', 'driver'] }],
    ['the same column over and over', { hidden_columns: Array.from({ length: 11 }, () => 'plan') }],
    ['a language', { language: 'fr' }],
    ['a sound', { sounds: ['fanfare'] }],
    ['the same sound over and over', { sounds: Array.from({ length: 5 }, () => 'stale') }],
    ['a mute of two days', { mute_ends_at: new Date(Date.now() + 2 * 86_400_000).toISOString() }],
  ])('do not hold %s that is not known', async (_what, row) => {
    expect(await refusalOf(keep(mine, row))).toMatchObject({ code: '23514' });
  });

  test('do not hold a mute that never ends', async () => {
    const forever = actingAs(
      sql,
      mine,
      (tx) => tx`insert into public.user_preferences (mute_ends_at) values ('infinity'::timestamptz)`,
    );
    expect(await refusalOf(forever)).toMatchObject({ code: '23514' });
  });
});
