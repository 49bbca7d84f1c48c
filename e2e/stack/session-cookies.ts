import { createServerClient } from '@supabase/ssr';
import { PASSWORD, type Person } from './world.ts';

export type Project = { readonly url: string; readonly publishableKey: string };
export type Cookie = { readonly name: string; readonly value: string };

/** Signs in as the console's server would, and keeps the cookies it would set. */
export async function sessionCookies(
  { url, publishableKey }: Project,
  { email }: Pick<Person, 'email'>,
): Promise<Cookie[]> {
  const jar = new Map<string, string>();
  const client = createServerClient(url, publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (changed) => {
        for (const { name, value } of changed) jar.set(name, value);
      },
    },
  });
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  // Cookies are written by a listener that runs after the answer.
  await client.auth.getSession();
  return [...jar].map(([name, value]) => ({ name, value }));
}
