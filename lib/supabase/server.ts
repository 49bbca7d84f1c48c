import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { cookies } from 'next/headers';
import { serverEnv } from '../env.ts';
import { fetchWithoutNul } from './without-nul.ts';

/** A client for one request of the server, acting as the signed-in person of its cookies. Never share it. */
export async function createServerSupabase(): Promise<SupabaseClient> {
  const jar = await cookies();
  const { url, publishableKey } = serverEnv();
  return createServerClient(url, publishableKey, {
    global: { fetch: fetchWithoutNul },
    cookies: {
      getAll: () => jar.getAll(),
      setAll(changed) {
        try {
          for (const { name, value, options } of changed) jar.set(name, value, options);
        } catch {
          // A page that is rendering cannot set cookies; the proxy has already written the refreshed ones.
        }
      },
    },
  });
}
