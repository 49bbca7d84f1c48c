import type { BrowserContext } from '@playwright/test';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Stack } from './stack.ts';
import type { Person } from './world.ts';

const PREFIX = 'base64-';
const session = z.looseObject({ access_token: z.string(), refresh_token: z.string() });

/** Leaves a browser with what it has after a long absence: an expired token that can no longer be renewed. */
export async function expireSession(
  context: BrowserContext,
  { platform, sql }: Stack,
  person: Person,
): Promise<void> {
  await sql`delete from auth.sessions where user_id = ${person.id}`;
  const cookies = (await context.cookies()).filter(({ name }) => name.includes('-auth-token'));
  const whole = cookies
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ value }) => value)
    .join('');
  const stored = session.parse(JSON.parse(Buffer.from(whole.slice(PREFIX.length), 'base64url').toString()));
  const past = Math.floor(Date.now() / 1000) - 3600;
  const access_token = await new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person.id)
    .setExpirationTime(past)
    .sign(new TextEncoder().encode(platform.jwtSecret));
  const expired = JSON.stringify({ ...stored, access_token, expires_at: past });
  const [first, ...rest] = cookies;
  if (first === undefined) throw new Error('Nobody is signed in.');
  for (const { name } of rest) await context.clearCookies({ name });
  const name = first.name.replace(/\.\d+$/, '');
  await context.clearCookies({ name: first.name });
  await context.addCookies([
    { ...first, name, value: `${PREFIX}${Buffer.from(expired).toString('base64url')}` },
  ]);
}
