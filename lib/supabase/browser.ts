import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';

/** The browser's one client. The session lives in cookies, so the server renders as the same person. */
export function createBrowserSupabase({ url, key }: { url: string; key: string }): SupabaseClient {
  return createBrowserClient(url, key, { realtime: { heartbeatIntervalMs: 15_000 } });
}
