import type { SupabaseClient } from '@supabase/supabase-js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newsKeys, WITHOUT_NEWS_MS } from '../fleet/news-keys.ts';
import { instant } from '../instant.ts';
import { readAnswer, SERVER_NOW } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';
import { deviceChanges, type DeviceChange } from './device-changes.ts';
import { preflights, type Preflight } from './preflight.ts';
import { sessionPage, type SessionPage, type SessionTab } from './session-rows.ts';

/** Keys of everything the sessions page reads; `all` to read the lists again. */
export const sessionKeys = {
  all: newsKeys.sessions,
  list: (workspaceId: string, tab: SessionTab, search: string) =>
    [...newsKeys.sessions(workspaceId), 'list', tab, search] as const,
  deviceChanges: (workspaceId: string) => [...newsKeys.device_changes(workspaceId), 'list'] as const,
  preflight: (sessionIds: readonly string[]) => ['session-preflight', ...sessionIds] as const,
  credentials: (driverId: string) => ['driver-credentials', driverId] as const,
};

const PAGE_SIZE = 200;

/** Sessions of one tab, longest silent first; ended ones newest first. */
export function sessionListQuery(
  client: SupabaseClient,
  workspaceId: string,
  tab: SessionTab,
  search: string,
) {
  const firstPage: unknown = null;
  return infiniteQueryOptions({
    queryKey: sessionKeys.list(workspaceId, tab, search),
    queryFn: async ({ signal, pageParam }): Promise<SessionPage> =>
      readAnswer(
        sessionPage,
        await client
          .rpc('session_list', {
            p_workspace_id: workspaceId,
            p_state: tab,
            p_search: search === '' ? null : search,
            p_limit: PAGE_SIZE,
            p_after: pageParam,
          })
          .abortSignal(signal),
      ),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    refetchInterval: WITHOUT_NEWS_MS,
  });
}

/** What logging these sessions out would cost; read again while the dialog is open. */
export function preflightQuery(client: SupabaseClient, sessionIds: readonly string[]) {
  return queryOptions({
    queryKey: sessionKeys.preflight(sessionIds),
    queryFn: async ({ signal }): Promise<Preflight[]> =>
      readAnswer(
        preflights,
        await client.rpc('session_preflight', { p_session_ids: sessionIds }).abortSignal(signal),
      ),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 5_000,
  });
}

/** Device changes that wait for a decision, the oldest first. */
export function deviceChangesQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: sessionKeys.deviceChanges(workspaceId),
    queryFn: async ({ signal }): Promise<DeviceChange[]> =>
      readAnswer(
        deviceChanges,
        await client
          .from('device_change_requests')
          .select(
            'id,driver_id,device_model,app_version,latitude,longitude,accuracy_m,previous_device_model,previous_latitude,previous_longitude,previous_accuracy_m,previous_seen_at,distance_m,implied_speed_kmh,requested_at,expires_at',
          )
          .eq('workspace_id', workspaceId)
          .eq('status', 'pending')
          .gt('expires_at', SERVER_NOW)
          .order('requested_at')
          .abortSignal(signal),
      ),
    refetchInterval: WITHOUT_NEWS_MS,
  });
}

const credentials = z.array(
  z.pipe(
    z.object({
      username: z.string(),
      pin_set_at: instant,
      failed_attempts: z.int(),
      unlocks_at: z.nullable(instant),
      last_sign_in_at: z.nullable(instant),
    }),
    z.transform((row) => ({
      username: row.username,
      pinSetAt: row.pin_set_at,
      failedAttempts: row.failed_attempts,
      lockedUntil: row.unlocks_at,
      lastSignInAt: row.last_sign_in_at,
    })),
  ),
);
export type Credentials = z.infer<typeof credentials>[number];

/** How a driver signs in; null for one who has no PIN yet. */
export function credentialsQuery(client: SupabaseClient, driverId: string) {
  return queryOptions({
    queryKey: sessionKeys.credentials(driverId),
    queryFn: async ({ signal }): Promise<Credentials | null> => {
      const answer = await client
        .from('driver_credentials')
        .select('username,pin_set_at,failed_attempts,unlocks_at,last_sign_in_at')
        .eq('driver_id', driverId)
        .abortSignal(signal);
      return readAnswer(credentials, answer)[0] ?? null;
    },
  });
}
