import { createHash, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims, refusalOf } from './acting.ts';
import { anEvent, record, recordOne, signIn } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { addSignIn, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverWithToken() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const driverId = batch.driverId ?? '';
  const claims = {
    role: 'authenticated',
    sub: driverId,
    session_id: await addSignIn(sql, driverId),
  } as const;
  const start = () =>
    answerTo(sql, claims, (tx) => tx`select public.start_driver_session('phone') as answer`);
  const { session_id: sessionId, token } = await start();
  return { workspace, batch, claims, sessionId: String(sessionId), token: String(token), start };
}

function rotate(
  who: { claims: Claims; sessionId: string },
  token: string | null,
  requestId: string | null = randomUUID(),
): Promise<{ rotated: boolean; token?: string; reason?: string }> {
  return answerTo(
    sql,
    who.claims,
    (tx) => tx`select public.rotate_session_token(${who.sessionId}, ${token}, ${requestId}) as answer`,
  );
}

async function sessionRow(sessionId: string) {
  const [row] =
    await sql`select token_hash, end_reason, ended_at from public.driver_sessions where id = ${sessionId}`;
  return row;
}

test('a token is exchanged for a new one at each reconnect, and only hashes are stored', async () => {
  const driver = await driverWithToken();
  let { token } = driver;
  const seen = [token];
  for (let time = 0; time < 3; time += 1) {
    token = (await rotate(driver, token)).token ?? '';
    seen.push(token);
    expect(await sessionRow(driver.sessionId)).toMatchObject({
      token_hash: createHash('sha256').update(token).digest('hex'),
      end_reason: null,
    });
  }
  expect(new Set(seen).size).toBe(4);
  const [stored] = await sql`select
    (select count(*)::integer from public.driver_sessions as s where to_jsonb(s)::text like any (${seen.map((one) => `%${one}%`)}))
    + (select count(*)::integer from private.session_tokens as t where t.token_hash = any (${seen})) as number`;
  expect(stored).toEqual({ number: 0 });
});

describe('a token that was exchanged before', () => {
  test('ends the session at once, for whoever holds the newer one too, and revokes the sign-in', async () => {
    const driver = await driverWithToken();
    const stolen = driver.token;
    const { token: mine } = await rotate(driver, stolen);
    expect(await rotate(driver, stolen)).toEqual({ rotated: false, ended: true, reason: 'token_reused' });
    expect(await sessionRow(driver.sessionId)).toMatchObject({ end_reason: 'token_reused' });
    expect(
      await sql`select actor_id, driver_id from public.supervisor_actions
        where session_id = ${driver.sessionId} and action = 'copied_token_logout'`,
    ).toEqual([{ actor_id: null, driver_id: driver.claims.sub }]);
    expect(await refusalOf(rotate(driver, mine ?? ''))).toMatchObject({
      code: 'PT401',
      hint: 'session_ended',
    });
    const write = record(sql, driver.claims, [anEvent(driver.batch, 'ARRIVED_AT_STOP')]);
    expect(await refusalOf(write)).toMatchObject({ code: 'PT401', hint: 'session_ended' });
    expect(await sql`select from auth.sessions where user_id = ${driver.claims.sub}`).toHaveLength(0);
  });

  test('brings a new one when its answer was lost and the same request is made again', async () => {
    const driver = await driverWithToken();
    const requestId = randomUUID();
    const lost = await rotate(driver, driver.token, requestId);
    const again = await rotate(driver, driver.token, requestId);
    expect(again).toMatchObject({ rotated: true });
    expect(again.token).not.toBe(lost.token);
    expect(await rotate(driver, again.token ?? '')).toMatchObject({ rotated: true });
  });

  test('ends the session although it names its request, once the token it brought was used', async () => {
    const driver = await driverWithToken();
    const requestId = randomUUID();
    const { token } = await rotate(driver, driver.token, requestId);
    await rotate(driver, token ?? '');
    expect(await rotate(driver, driver.token, requestId)).toMatchObject({ reason: 'token_reused' });
  });

  test('quarantines what the device recorded before the end', async () => {
    const driver = await driverWithToken();
    const held = anEvent(driver.batch, 'ARRIVED_AT_STOP', { session_id: driver.sessionId });
    await rotate(driver, driver.token);
    await rotate(driver, driver.token);
    const now = await signIn(sql, driver.claims.sub);
    expect(await recordOne(sql, now.claims, held)).toMatchObject({
      flags: ['AFTER_LOGOUT'],
      driver_status: 'EN_ROUTE',
    });
  });

  test('of two exchanges at once ends the session: two devices hold it', async () => {
    const driver = await driverWithToken();
    const answers = await Promise.all([rotate(driver, driver.token), rotate(driver, driver.token)]);
    expect(answers.map(({ rotated }) => rotated).toSorted()).toEqual([false, true]);
    expect(await sessionRow(driver.sessionId)).toMatchObject({ end_reason: 'token_reused' });
  });
});

test('a device that starts its session again gets a token, and the one before is none any more', async () => {
  const driver = await driverWithToken();
  const { token, session_id: sessionId } = await driver.start();
  expect(sessionId).toBe(driver.sessionId);
  expect(await refusalOf(rotate(driver, driver.token))).toMatchObject({ code: 'PT401', hint: 'bad_token' });
  expect(await rotate(driver, token)).toMatchObject({ rotated: true });
});

describe('an exchange is refused, and changes nothing', () => {
  test.each([
    ['with a token that never was', randomUUID()],
    ['without a token', null],
    ['with the hash for the token', 'hash'],
  ])('%s', async (_what, token) => {
    const driver = await driverWithToken();
    const before = await sessionRow(driver.sessionId);
    const sent = token === 'hash' ? String(before?.['token_hash']) : token;
    expect(await refusalOf(rotate(driver, sent))).toMatchObject({ code: 'PT401', hint: 'bad_token' });
    expect(await sessionRow(driver.sessionId)).toEqual(before);
  });

  test('without a request id', async () => {
    const driver = await driverWithToken();
    expect(await refusalOf(rotate(driver, driver.token, null))).toMatchObject({
      hint: 'request_id_required',
    });
  });

  test('to another driver, another sign-in, and a supervisor', async () => {
    const driver = await driverWithToken();
    const other = await driverWithToken();
    const elsewhere = { ...driver.claims, session_id: await addSignIn(sql, driver.claims.sub) };
    const supervisor: Claims = { role: 'authenticated', sub: await driver.workspace.addMember('supervisor') };
    for (const claims of [other.claims, elsewhere, supervisor])
      expect(await refusalOf(rotate({ claims, sessionId: driver.sessionId }, driver.token))).toMatchObject({
        code: 'PT401',
      });
    expect(await sessionRow(driver.sessionId)).toMatchObject({ end_reason: null });
  });

  test('a driver writes neither his token nor the end that a reused one brings', async () => {
    const driver = await driverWithToken();
    for (const change of [
      "token_hash = 'x'",
      "end_reason = 'token_reused'",
      'clock_skew_seconds = 0',
      'last_point = null',
    ])
      expect(
        await refusalOf(
          acting(sql, driver.claims, (tx) =>
            tx.unsafe(`update public.driver_sessions set ${change} where true`),
          ),
        ),
      ).toMatchObject({ code: '42501' });
  });
});

test.each(['a member', 'the driver himself'])(
  'the hash of a token and the session of Auth are not read by %s',
  async (who) => {
    const driver = await driverWithToken();
    const claims: Claims =
      who === 'a member'
        ? { role: 'authenticated', sub: await driver.workspace.addMember('admin') }
        : driver.claims;
    for (const column of ['token_hash', 'auth_session_id', '*']) {
      const read = acting(
        sql,
        claims,
        (tx) => tx`select ${column === '*' ? sql`*` : sql(column)} from public.driver_sessions`,
      );
      expect(await refusalOf(read)).toMatchObject({ code: '42501' });
    }
    expect(await acting(sql, claims, (tx) => tx`select id, device_id from public.driver_sessions`)).toEqual([
      { id: driver.sessionId, device_id: 'phone' },
    ]);
  },
);
