import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '#supabase/local/platform.ts';
import { broadcastsOf, statusesOf } from './realtime-client.ts';
import { connect, startTemporaryPlatform } from './temporary-platform.ts';

const user = { email: 'ada@example.test', password: 'correct horse' };

let platform: Platform;
let sql: postgres.Sql;

beforeAll(async () => {
  platform = await startTemporaryPlatform();
  sql = postgres(platform.databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at)
    values (gen_random_uuid(), 'authenticated', 'authenticated', ${user.email},
      extensions.crypt(${user.password}, extensions.gen_salt('bf', 4)), now())`;
  await sql`create policy "ada reads" on realtime.messages for select to authenticated
    using (realtime.topic() = 'letters' and auth.jwt() ->> 'email' = 'ada@example.test')`;
});
afterAll(async () => {
  await sql?.end();
  await platform?.stop();
});

test('who signs in with a password joins, keeps listening after signing out, and cannot join again', async () => {
  const client = connect(platform);
  const join = () => client.channel('letters', { config: { private: true } });
  expect((await client.auth.signInWithPassword(user)).error).toBeNull();
  const channel = join();
  const heard = broadcastsOf(channel);
  const statuses = statusesOf(channel);
  expect(await statuses.take()).toMatchObject({ status: 'SUBSCRIBED' });
  await sql`select realtime.send('{"n": 1}', 'letter', 'letters')`;
  expect(await heard.take()).toMatchObject({ n: 1 });

  expect((await client.auth.signOut()).error).toBeNull();
  await sql`select realtime.send('{"n": 2}', 'letter', 'letters')`;
  expect(await heard.take()).toMatchObject({ n: 2 });
  await client.removeChannel(channel);
  expect(await statuses.take()).toMatchObject({ status: 'CLOSED' });

  expect(await statusesOf(join()).take()).toEqual({
    status: 'CHANNEL_ERROR',
    message: 'Unauthorized: You do not have permissions to read from this Channel topic: letters',
  });
  await client.removeAllChannels();
});
