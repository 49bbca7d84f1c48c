import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { withOwnExpiry } from './own-expiry.ts';
import { fetchWithoutNul } from './without-nul.ts';

/** The browser's one client. The session lives in cookies, so the server renders as the same person. */
export function createBrowserSupabase({ url, key }: { url: string; key: string }): SupabaseClient {
  return createBrowserClient(url, key, {
    realtime: { heartbeatIntervalMs: 15_000 },
    global: { fetch: asSomebody(url, key) },
  });
}

/** Whoever is signed in no more would ask the Data API as nobody, who may nothing here: that is answered without asking. */
function asSomebody(url: string, key: string): typeof fetch {
  return async (input, init) => {
    const nobody = new Headers(init?.headers).get('authorization') === `Bearer ${key}`;
    if (nobody && String(input).startsWith(`${url}/rest/`)) return new Response('{}', { status: 401 });
    const answer = await fetchWithoutNul(input, init);
    return String(input).startsWith(`${url}/auth/v1/token`) ? withOwnExpiry(answer) : answer;
  };
}
