import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { isText, listOf } from '../shape.ts';
import { insights, type Insights } from './insights-answer.ts';

type Asked = {
  readonly from: number;
  readonly to: number;
  readonly intervalMinutes: number;
  /** Null: all of them. */
  readonly depot: string | null;
};

/** A period of a workspace, or of one of its depots, in numbers; instants in milliseconds. At most 35 days. */
export function insightsQuery(
  client: SupabaseClient,
  workspaceId: string,
  { from, to, intervalMinutes, depot }: Asked,
) {
  return queryOptions({
    queryKey: ['insights', workspaceId, from, to, intervalMinutes, depot],
    queryFn: async ({ signal }): Promise<Insights> =>
      readAnswer(
        insights,
        await client
          .rpc(depot === null ? 'fleet_insights' : 'depot_insights', {
            ...(depot === null ? {} : { p_depot: depot }),
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

/** The depots that insights can be narrowed to. */
export function depotsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: ['depots', workspaceId],
    queryFn: async ({ signal }): Promise<string[]> =>
      readAnswer(
        listOf(isText),
        await client.rpc('depot_list', { p_workspace_id: workspaceId }).abortSignal(signal),
      ),
    staleTime: 300_000,
  });
}
