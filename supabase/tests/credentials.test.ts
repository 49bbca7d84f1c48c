import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, actingAsService, refusalOf } from './acting.ts';
import { answerTo, setPin } from './sessions.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

const pin = '402817';
const refused = {
  signed_in: false,
  reason: 'bad_credentials',
  message: 'This username and this PIN do not belong together.',
};

async function driverWithPin(username = 'sanne') {
  const workspace = await makeWorkspace(sql);
  const admin = await workspace.addMember('admin');
  const driverId = await workspace.addDriver();
  await setPin(sql, admin, driverId, { username, pin });
  const [row] = await sql`select code from public.workspaces where id = ${workspace.id}`;
  return { workspace, admin, driverId, username, code: String(row?.['code']) };
}

type Attempt = { code: string | null; username: string | null };

async function signIn({ code, username }: Attempt, tried: string | null = pin, as = sql) {
  const [row] = await actingAsService(
    as,
    (tx) => tx`select public.driver_sign_in(${code}, ${username}, ${tried}) as answer`,
  );
  return row?.['answer'];
}

/** How often a PIN or password was hashed, as far as counted. */
async function hashesMade(): Promise<number> {
  await admin`select pg_stat_force_next_flush()`;
  const [row] = await admin<{ calls: number }[]>`
    select coalesce(sum(calls), 0)::integer as calls from pg_stat_user_functions where funcname = 'crypt'`;
  return row?.calls ?? 0;
}

async function kept(driverId: string) {
  const [row] =
    await sql`select failed_attempts, extract(epoch from unlocks_at - clock_timestamp())::float8 as locked_s
    from public.driver_credentials where driver_id = ${driverId}`;
  return row;
}

/** As if the driver had failed so often before, and the lock of it were over. */
const failBefore = (driverId: string, times: number) =>
  sql`update public.driver_credentials set failed_attempts = ${times}, unlocks_at = null where driver_id = ${driverId}`;

const unlock = (userId: string, driverId: string, requestId: string = randomUUID()) =>
  answerTo(sql, userId, (tx) => tx`select public.unlock_driver(${driverId}, null, ${requestId}) as answer`);

describe('signing in', () => {
  test('with the right PIN names the driver and his account, in whatever case the name is written', async () => {
    const { workspace, driverId, code } = await driverWithPin();
    const [user] = await sql`select email from auth.users where id = ${driverId}`;
    expect(await signIn({ code: code.toLowerCase(), username: ' Sanne ' })).toEqual({
      signed_in: true,
      driver_id: driverId,
      workspace_id: workspace.id,
      email: user?.['email'],
    });
  });

  test('gives one answer to every failure', async () => {
    const locked = await driverWithPin('locked');
    await sql`update public.driver_credentials set unlocks_at = now() + interval '1 hour' where driver_id = ${locked.driverId}`;
    const driver = await driverWithPin();
    const failures: [Attempt, string | null][] = [
      [driver, '402818'],
      [driver, null],
      [driver, ''],
      [driver, `${pin}${'0'.repeat(100_000)}`],
      [{ ...driver, username: 'nobody' }, pin],
      [{ ...driver, username: null }, pin],
      [{ ...driver, code: 'NOWHERE' }, pin],
      [{ ...driver, code: null }, pin],
      [{ ...driver, username: "' or true; --" }, pin],
      [locked, pin],
      [locked, '402818'],
    ];
    for (const [attempt, tried] of failures) expect(await signIn(attempt, tried)).toEqual(refused);
  });

  test('takes the same time for every failure and for success: one hash, at one cost', async () => {
    const driver = await driverWithPin();
    const locked = await driverWithPin('locked');
    await sql`update public.driver_credentials set unlocks_at = now() + interval '1 hour' where driver_id = ${locked.driverId}`;
    const kinds: Record<string, [Attempt, string]> = {
      right: [driver, pin],
      wrong: [driver, '402818'],
      unknown: [{ ...driver, username: 'nobody' }, pin],
      locked: [locked, pin],
      long: [driver, '4'.repeat(100_000)],
    };
    // Nearly all of the time is the hash. Counting it tells what a clock tells only on an idle machine.
    await admin`set track_functions = 'all'`;
    for (const [kind, [attempt, tried]] of Object.entries(kinds)) {
      const before = await hashesMade();
      await signIn(attempt, tried, admin);
      expect({ kind, hashes: (await hashesMade()) - before }).toEqual({ kind, hashes: 1 });
    }
    const [cost] =
      await sql`select left(pin_hash, 7) as kept, substring(prosrc from '[$]2a[$][0-9]+[$]') as unknown
      from private.driver_pins, pg_proc where driver_id = ${driver.driverId} and proname = 'driver_sign_in'`;
    expect(cost).toEqual({ kept: '$2a$10$', unknown: '$2a$10$' });
  });

  test('is for the sign-in service alone', async () => {
    const { admin, driverId, code, username } = await driverWithPin();
    for (const who of [
      { role: 'anon' },
      { role: 'authenticated', sub: admin },
      { role: 'authenticated', sub: driverId },
    ] as const)
      expect(
        await refusalOf(
          acting(sql, who, (tx) => tx`select public.driver_sign_in(${code}, ${username}, ${pin})`),
        ),
      ).toMatchObject({ code: '42501' });
  });
});

describe('the lock', () => {
  test('closes at the fifth failure, for a minute, and the right PIN does not open it', async () => {
    const driver = await driverWithPin();
    await failBefore(driver.driverId, 3);
    await signIn(driver, '000001');
    expect(await kept(driver.driverId)).toEqual({ failed_attempts: 4, locked_s: null });
    await signIn(driver, '000001');
    expect(await kept(driver.driverId)).toEqual({ failed_attempts: 5, locked_s: expect.closeTo(60, -1) });
    expect(await signIn(driver)).toEqual(refused);
    expect(await kept(driver.driverId)).toMatchObject({ failed_attempts: 5 });
  });

  test.each([
    [5, 120],
    [6, 240],
    [10, 3_840],
    [40, 86_400],
  ])('after %i failures lasts %i s, a day at most', async (failures, seconds) => {
    const driver = await driverWithPin();
    await failBefore(driver.driverId, failures);
    await signIn(driver, '000001');
    expect((await kept(driver.driverId))?.['locked_s']).toBeCloseTo(seconds, -1.5);
  });

  test('is forgotten with the first success', async () => {
    const driver = await driverWithPin();
    await failBefore(driver.driverId, 4);
    expect(await signIn(driver)).toMatchObject({ signed_in: true });
    expect(await kept(driver.driverId)).toEqual({ failed_attempts: 0, locked_s: null });
  });

  test('counts guesses made at once one by one', async () => {
    const driver = await driverWithPin();
    await Promise.all(Array.from({ length: 6 }, () => signIn(driver, '000001')));
    expect(await kept(driver.driverId)).toMatchObject({ failed_attempts: 5 });
  });

  test('is opened by a supervisor, once, and the audit tells', async () => {
    const driver = await driverWithPin();
    const supervisor = await driver.workspace.addMember('supervisor');
    await failBefore(driver.driverId, 4);
    await signIn(driver, '000001');
    const requestId = randomUUID();
    const first = await unlock(supervisor, driver.driverId, requestId);
    expect(await signIn(driver)).toMatchObject({ signed_in: true });
    expect(await unlock(supervisor, driver.driverId, requestId)).toEqual({ ...first, replayed: true });
    // Never locked since, and a lock that is over by itself: there is nothing to open.
    for (const unlocksAt of [null, new Date(Date.now() - 1000)]) {
      await sql`update public.driver_credentials set unlocks_at = ${unlocksAt} where driver_id = ${driver.driverId}`;
      expect(await refusalOf(unlock(supervisor, driver.driverId))).toMatchObject({
        code: 'PT409',
        hint: 'not_locked',
      });
    }
    expect(
      await sql`select action, driver_id, before ->> 'failed_attempts' as failures from public.supervisor_actions
        where id = ${first.action_id}`,
    ).toEqual([{ action: 'unlock_driver', driver_id: driver.driverId, failures: '5' }]);
  });

  test('is not opened by a viewer, a stranger or the driver', async () => {
    const { workspace, driverId } = await driverWithPin();
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    expect(await refusalOf(unlock(await workspace.addMember('viewer'), driverId))).toMatchObject({
      code: 'PT403',
    });
    for (const who of [stranger, driverId])
      expect(await refusalOf(unlock(who, driverId))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });
});

describe('setting a PIN', () => {
  test('replaces the one before and opens the lock, and neither PIN is anywhere to be read', async () => {
    const driver = await driverWithPin();
    await sql`update public.driver_credentials set unlocks_at = now() + interval '1 hour' where driver_id = ${driver.driverId}`;
    const { action_id: actionId } = await setPin(sql, driver.admin, driver.driverId, {
      username: 'sanne.k',
      pin: '739104',
    });
    expect(await signIn(driver)).toEqual(refused);
    expect(await signIn({ ...driver, username: 'sanne.k' }, '739104')).toMatchObject({ signed_in: true });
    const [row] =
      await sql`select to_jsonb(a)::text as line, before, after from public.supervisor_actions as a where id = ${actionId}`;
    expect(row).toMatchObject({ before: { username: 'sanne' }, after: { username: 'sanne.k' } });
    expect(row?.['line']).not.toContain('739104');
    const [pins] = await sql`select pin_hash from private.driver_pins where driver_id = ${driver.driverId}`;
    expect(pins?.['pin_hash']).toMatch(/^\$2a\$10\$/);
    const [calls] =
      await sql`select string_agg(to_jsonb(c)::text, ' ') as lines from private.supervisor_calls as c
      where workspace_id = ${driver.workspace.id}`;
    expect(calls?.['lines']).not.toContain('739104');
  });

  test('of the same request has the same answer', async () => {
    const driver = await driverWithPin();
    const how = { username: 'x.y', pin, requestId: randomUUID() };
    const first = await setPin(sql, driver.admin, driver.driverId, how);
    expect(await setPin(sql, driver.admin, driver.driverId, how)).toEqual({ ...first, replayed: true });
  });

  test.each([
    ['too short', '40281'],
    ['too long', '4028174028174'],
    ['of one digit', '777777'],
    ['in a row', '345678'],
    ['in a row backwards', '987654'],
    ['in a row over zero', '890123'],
    ['with a letter', '40281a'],
    ['of digits that are not ours', '٤٠٢٨١٧'],
    ['missing', null],
  ])('%s is refused', async (_what, wrong) => {
    const { admin, driverId } = await driverWithPin();
    expect(await refusalOf(setPin(sql, admin, driverId, { pin: wrong }))).toMatchObject({
      code: 'PT422',
      hint: 'bad_pin',
    });
  });

  test.each(['ab', 'a b c', 'x'.repeat(41), 'naïve', "';--", null])(
    'for the username %s is refused',
    async (username) => {
      const { admin, driverId } = await driverWithPin();
      expect(await refusalOf(setPin(sql, admin, driverId, { username }))).toMatchObject({
        code: 'PT422',
        hint: 'bad_username',
      });
    },
  );

  test('with a username that a colleague has is refused; another workspace may have it too', async () => {
    const { admin, workspace } = await driverWithPin();
    const colleague = await workspace.addDriver();
    expect(await refusalOf(setPin(sql, admin, colleague, { username: 'SANNE' }))).toMatchObject({
      code: 'PT409',
      hint: 'username_taken',
    });
    expect((await driverWithPin('sanne')).username).toBe('sanne');
  });

  test('is for admins of the workspace alone', async () => {
    const { workspace, driverId } = await driverWithPin();
    for (const role of ['viewer', 'supervisor'] as const)
      expect(await refusalOf(setPin(sql, await workspace.addMember(role), driverId))).toMatchObject({
        code: 'PT403',
        hint: 'role_required',
      });
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    for (const who of [stranger, driverId])
      expect(await refusalOf(setPin(sql, who, driverId))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });

  test('nobody reads or writes the hashes, and only the functions write the rest', async () => {
    const { admin, driverId } = await driverWithPin();
    for (const statement of [
      'select from private.driver_pins',
      'update public.driver_credentials set failed_attempts = 0',
      'delete from public.driver_credentials',
    ]) {
      expect(await refusalOf(actingAs(sql, admin, (tx) => tx.unsafe(statement)))).toMatchObject({
        code: '42501',
      });
      expect(await refusalOf(actingAs(sql, driverId, (tx) => tx.unsafe(statement)))).toMatchObject({
        code: '42501',
      });
      expect(await refusalOf(actingAsService(sql, (tx) => tx.unsafe(statement)))).toMatchObject({
        code: '42501',
      });
    }
  });
});
