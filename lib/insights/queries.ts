import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { insights, type Insights } from './insights-answer.ts';

/** A period of a workspace in numbers; instants in milliseconds. At most 35 days. */
export function insightsQuery(
  client: SupabaseClient,
  workspaceId: string,
  { from, to, intervalMinutes }: { from: number; to: number; intervalMinutes: number },
) {
  return queryOptions({
    queryKey: ['insights', workspaceId, from, to, intervalMinutes],
    queryFn: async ({ signal }): Promise<Insights> =>
      readAnswer(
        insights,
        await client
          .rpc('fleet_insights', {
            p_workspace_id: workspaceId,
            p_from: new Date(from).toISOString(),
            p_to: new Date(to).toISOString(),
            p_interval_minutes: intervalMinutes,
          })
          .abortSignal(signal),
      ),
    staleTime: Infinity,
  });
}
