import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, refusalOf } from './acting.ts';
import { signIn } from './deeds.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let workspace: TestWorkspace;
let [mine, other, stranger] = ['', '', ''];
beforeEach(async () => {
  workspace = await makeWorkspace(sql);
  mine = await workspace.addMember('viewer');
  other = await workspace.addMember('admin');
  stranger = await (await makeWorkspace(sql)).addMember('admin');
});

function save(userId: string, name: string, shared = false, query = 'status=DELAYED') {
  return actingAs(
    sql,
    userId,
    (tx) => tx`insert into public.board_views (workspace_id, name, query, shared)
      values (${workspace.id}, ${name}, ${query}, ${shared})`,
  );
}

async function seenBy(userId: string): Promise<string[]> {
  const rows = await actingAs(sql, userId, (tx) => tx`select name from public.board_views order by name`);
  return rows.map((row) => row['name']);
}

function change(userId: string) {
  return actingAs(
    sql,
    userId,
    (tx) => tx`update public.board_views set query = 'late' where name = 'Late ones'`,
  );
}

function drop(userId: string) {
  return actingAs(sql, userId, (tx) => tx`delete from public.board_views where name = 'Late ones'`);
}

describe('a saved view', () => {
  test('is seen by who saved it, and by the whole workspace when it is shared', async () => {
    await save(mine, 'Late ones');
    await save(mine, 'South depot', true);
    expect(await seenBy(mine)).toEqual(['Late ones', 'South depot']);
    expect(await seenBy(other)).toEqual(['South depot']);
    expect(await seenBy(stranger)).toEqual([]);
    const driver = await signIn(sql, await workspace.addDriver());
    expect(await seenBy(driver.claims.sub)).toEqual([]);
    const anon = acting(sql, { role: 'anon' }, (tx) => tx`select from public.board_views`);
    expect(await refusalOf(anon)).toMatchObject({ code: '42501' });
  });

  test('is changed and removed by nobody else, not even an admin who sees it', async () => {
    await save(mine, 'Late ones', true);
    for (const userId of [other, stranger])
      expect([(await change(userId)).count, (await drop(userId)).count]).toEqual([0, 0]);
    expect([(await change(mine)).count, (await drop(mine)).count]).toEqual([1, 1]);
  });

  test('is saved in one’s own name and one’s own workspace only', async () => {
    expect(await refusalOf(save(stranger, 'Late ones'))).toMatchObject({ code: '42501' });
    const driver = await signIn(sql, await workspace.addDriver());
    expect(await refusalOf(save(driver.claims.sub, 'Late ones'))).toMatchObject({ code: '42501' });
    const posing = actingAs(
      sql,
      mine,
      (tx) =>
        tx`insert into public.board_views (workspace_id, user_id, name) values (${workspace.id}, ${other}, 'x')`,
    );
    expect(await refusalOf(posing)).toMatchObject({ code: '42501' });
  });

  test.each([
    ['no name', '   ', ''],
    ['a name of 61 characters', 'x'.repeat(61), ''],
    ['a query of 2001 characters', 'Long', 'x'.repeat(2001)],
  ])('is not saved with %s', async (_what, name, query) => {
    expect(await refusalOf(save(mine, name, false, query))).toMatchObject({ code: '23514' });
  });

  test('has a name of its own among one’s views', async () => {
    await save(mine, 'Late ones');
    await save(other, 'Late ones');
    expect(await refusalOf(save(mine, 'Late ones'))).toMatchObject({ code: '23505' });
  });

  test('is one of at most fifty, also when two are saved at once', async () => {
    for (let number = 1; number < 50; number += 1) await save(mine, `View ${number}`);
    const answers = await Promise.allSettled([save(mine, 'View 50'), save(mine, 'View 51')]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(save(mine, 'View 52'))).toMatchObject({ code: 'PT409', hint: 'too_many_views' });
  });

  test('goes with the member', async () => {
    await save(mine, 'Late ones', true);
    await sql`delete from public.workspace_members where user_id = ${mine}`;
    expect(await seenBy(other)).toEqual([]);
  });
});
