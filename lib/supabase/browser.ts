import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { withOwnExpiry } from './own-expiry.ts';
import { fetchWithoutNul } from './without-nul.ts';

type Project = { readonly url: string; readonly key: string };

/**
 * The browser's one client. The session lives in cookies, so the server renders as the same person. `onNobody` is told
 * when the Data API does not know who asks, whatever was asked.
 */
export function createBrowserSupabase({ url, key }: Project, onNobody: () => void): SupabaseClient {
  return createBrowserClient(url, key, {
    realtime: { heartbeatIntervalMs: 15_000 },
    global: { fetch: asSomebody(url, key, onNobody) },
  });
}

/** Whoever is signed in no more would ask the Data API as nobody, who may nothing here: that is answered without asking. */
function asSomebody(url: string, key: string, onNobody: () => void): typeof fetch {
  return async (input, init) => {
    const asked = String(input).startsWith(`${url}/rest/`);
    const nobody = asked && new Headers(init?.headers).get('authorization') === `Bearer ${key}`;
    const answer = nobody ? new Response('{}', { status: 401 }) : await fetchWithoutNul(input, init);
    if (asked && answer.status === 401) onNobody();
    return String(input).startsWith(`${url}/auth/v1/token`) ? withOwnExpiry(answer) : answer;
  };
}
