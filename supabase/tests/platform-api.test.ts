import { decodeJwt, SignJWT } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Platform } from '#supabase/local/platform.ts';
import { connect, startTemporaryPlatform } from './temporary-platform.ts';

let platform: Platform;
let sql: postgres.Sql;
const user = { email: 'ada@example.test', password: 'correct horse' };

beforeAll(async () => {
  platform = await startTemporaryPlatform();
  sql = postgres(platform.databaseUrl, { max: 2, onnotice: () => undefined });
  // As a Supabase seed makes an account, column for column.
  await sql.unsafe(`
    with made as (
      insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
        raw_user_meta_data, created_at, updated_at, confirmation_token, email_change, email_change_token_new, recovery_token)
      values ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'authenticated', 'authenticated', '${user.email}',
        extensions.crypt('${user.password}', extensions.gen_salt('bf', 4)), now(),
        '{"provider":"email","providers":["email"]}', '{}', now(), now(), '', '', '', '')
      returning id, email
    )
    insert into auth.identities (id, user_id, provider_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
    select gen_random_uuid(), id, id, jsonb_build_object('sub', id, 'email', email), 'email', now(), now(), now() from made;

    create function public.refuse(p_code text) returns void language plpgsql as $$
    begin
      raise exception 'A plain sentence.' using errcode = p_code, detail = '{"seq":7}', hint = 'moved_on';
    end $$;
    create function public.who() returns jsonb language sql stable as $$
      select jsonb_build_object('role', current_user, 'uid', auth.uid(), 'session', auth.jwt() ->> 'session_id')
    $$;
    create function public.kind_of(p_value jsonb) returns text language sql immutable as $$ select jsonb_typeof(p_value) $$;
    grant execute on function public.refuse, public.who, public.kind_of to anon, authenticated, service_role;
    create table public.notes (id int primary key, body text not null check (body <> ''));
    alter table public.notes enable row level security;
    create policy notes_read on public.notes for select to authenticated using (true);
    grant select on public.notes to authenticated;
    grant select, insert on public.notes to service_role;
  `);
});
afterAll(async () => {
  await sql?.end();
  await platform?.stop();
});

async function signIn() {
  const client = connect(platform);
  const { data, error } = await client.auth.signInWithPassword(user);
  if (error || !data.session) throw new Error(`sign-in failed: ${error?.message}`);
  return { client, session: data.session };
}

test('the right password signs in, with the session of the token in auth.sessions', async () => {
  const { session } = await signIn();
  const claims = decodeJwt(session.access_token);
  expect(claims).toMatchObject({ sub: session.user.id, role: 'authenticated' });
  const rows = await sql`select user_id from auth.sessions where id = ${String(claims['session_id'])}`;
  expect(rows).toEqual([{ user_id: session.user.id }]);
});

test('a wrong password is refused with the hosted code and opens no session', async () => {
  const before = await sql`select from auth.sessions`;
  const { data, error } = await connect(platform).auth.signInWithPassword({ ...user, password: 'wrong' });
  expect(data.session).toBeNull();
  expect(error).toMatchObject({
    status: 400,
    code: 'invalid_credentials',
    message: 'Invalid login credentials',
  });
  expect(await sql`select from auth.sessions`).toHaveLength(before.length);
});

test('nobody can sign up', async () => {
  const { error } = await connect(platform).auth.signUp({ email: 'eve@example.test', password: 'password1' });
  expect(error).toMatchObject({ status: 422 });
});

test('a session refreshes until its row in auth.sessions is deleted by SQL, as postgres', async () => {
  const { client, session } = await signIn();
  const first = await client.auth.refreshSession();
  expect(first.error).toBeNull();
  await sql`delete from auth.sessions where id = ${String(decodeJwt(session.access_token)['session_id'])}`;
  const second = await client.auth.refreshSession();
  expect(second.error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
  const { error } = await client.auth.getUser(session.access_token);
  expect(error).toMatchObject({ name: 'AuthSessionMissingError' });
});

test.each([
  ['object', { a: 1 }],
  ['array', [{ a: 1 }]],
  ['array', []],
  ['string', 'text'],
  ['number', 5],
  ['boolean', false],
])('a JSON argument reaches a function as the %s that was sent', async (kind, value) => {
  const { data, error } = await connect(platform).rpc('kind_of', { p_value: value });
  expect(error).toBeNull();
  expect(data).toBe(kind);
});

test.each([
  ['PT401', 401],
  ['PT403', 403],
  ['PT404', 404],
  ['PT409', 409],
  ['PT422', 422],
  ['42501', 403],
  ['P0001', 400],
  ['23514', 400],
  ['23505', 409],
  ['22023', 400],
  ['40001', 500],
  ['53300', 503],
])(
  'an error %s of a function reaches the caller with status %i, message and details',
  async (code, expected) => {
    const { client } = await signIn();
    const { error, status } = await client.rpc('refuse', { p_code: code });
    expect(status).toBe(expected);
    expect(error).toMatchObject({ code, message: 'A plain sentence.', details: '{"seq":7}' });
  },
);

test('the hint, by which a program tells refusals apart, arrives as well', async () => {
  const { client } = await signIn();
  const { error } = await client.rpc('refuse', { p_code: 'PT409' });
  expect(error?.hint).toBe('moved_on');
});

test('a signed-in caller is authenticated, with his id and session in auth.uid() and auth.jwt()', async () => {
  const { client, session } = await signIn();
  const { data } = await client.rpc('who');
  expect(data).toEqual({
    role: 'authenticated',
    uid: session.user.id,
    session: decodeJwt(session.access_token)['session_id'],
  });
});

test('the publishable key alone is anon, nobody, and may not read a table', async () => {
  const client = connect(platform);
  expect((await client.rpc('who')).data).toEqual({ role: 'anon', uid: null, session: null });
  const { error, status } = await client.from('notes').select();
  expect({ status, code: error?.code }).toEqual({ status: 401, code: '42501' });
});

test('a refusal is an answer and no line of the log, a failure is', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const client = connect(platform);
  for (const code of ['PT401', 'PT409', 'PT422']) await client.rpc('refuse', { p_code: code });
  expect(printed).not.toHaveBeenCalled();
  await client.rpc('refuse', { p_code: 'PT500' });
  expect(printed).toHaveBeenCalledOnce();
  printed.mockRestore();
});

test('the secret key is service_role and passes row-level security', async () => {
  const client = connect(platform, platform.secretKey);
  expect((await client.rpc('who')).data).toMatchObject({ role: 'service_role' });
  const { data, error } = await client.from('notes').insert({ id: 1, body: 'seen' }).select();
  expect(error).toBeNull();
  expect(data).toEqual([{ id: 1, body: 'seen' }]);
});

test('serving a table with row-level security leaves its grants alone', async () => {
  const { client } = await signIn();
  expect((await client.from('notes').select()).error).toBeNull();
  const rows = await sql`select grantee::regrole::text as grantee, privilege_type as right
    from pg_class, aclexplode(relacl) where oid = 'public.notes'::regclass and grantee::regrole::text <> 'postgres' order by 1, 2`;
  expect(rows).toEqual([
    { grantee: 'authenticated', right: 'SELECT' },
    { grantee: 'service_role', right: 'INSERT' },
    { grantee: 'service_role', right: 'SELECT' },
  ]);
});

test('a function made while the platform runs can be called', async () => {
  await sql`create function public.made_later() returns int language sql as 'select 7'`;
  await sql`grant execute on function public.made_later to anon`;
  const client = connect(platform);
  await expect.poll(async () => (await client.rpc('made_later')).data, { timeout: 10_000 }).toBe(7);
});

test('without an apikey, or with a forged token, the answer is 401', async () => {
  const { session } = await signIn();
  const address = `${platform.url}/rest/v1/rpc/who`;
  expect((await fetch(address, { method: 'POST' })).status).toBe(401);
  expect((await fetch(address, { method: 'POST', headers: { apikey: 'sb_publishable_wrong' } })).status).toBe(
    401,
  );
  const [header, , signature] = session.access_token.split('.');
  const body = Buffer.from(JSON.stringify({ ...decodeJwt(session.access_token), role: 'service_role' }));
  const forged = `${header}.${body.toString('base64url')}.${signature}`;
  const headers = { apikey: platform.publishableKey, authorization: `Bearer ${forged}` };
  expect((await fetch(address, { method: 'POST', headers })).status).toBe(401);
});

test('not even a well-signed token becomes a role that the API may not take', async () => {
  const { session } = await signIn();
  const claims = { ...decodeJwt(session.access_token), role: 'supabase_admin' };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(platform.jwtSecret));
  const answer = await fetch(`${platform.url}/rest/v1/rpc/who`, {
    method: 'POST',
    headers: { apikey: platform.publishableKey, authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(403);
});

test('a browser on another port may call: preflight and answer carry the CORS headers', async () => {
  for (const path of ['/rest/v1/rpc/who', '/auth/v1/token', '/health']) {
    const preflight = await fetch(`${platform.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('apikey,authorization,content-type');
  }
  const answer = await fetch(`${platform.url}/auth/v1/settings`, {
    headers: { apikey: platform.publishableKey },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('an unknown function and an unknown path are 404', async () => {
  const { error, status } = await connect(platform).rpc('nowhere');
  expect({ status, code: error?.code }).toEqual({ status: 404, code: 'PGRST202' });
  expect((await fetch(`${platform.url}/storage/v1/bucket`)).status).toBe(404);
});
