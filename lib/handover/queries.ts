import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import type { Millis } from '../fleet/types.ts';
import { readAnswer } from '../supabase/ask.ts';
import { handover, type Handover } from './handover-answer.ts';

/** What changed since a time, at most seven days ago, as it is when it is asked. */
export function handoverQuery(client: SupabaseClient, workspaceId: string, since: Millis) {
  return queryOptions({
    queryKey: ['handover', workspaceId, since],
    queryFn: async ({ signal }): Promise<Handover> =>
      readAnswer(
        handover,
        await client
          .rpc('handover', { p_workspace_id: workspaceId, p_since: new Date(since).toISOString() })
          .abortSignal(signal),
      ),
    staleTime: Infinity,
  });
}
