import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { isCount, isText, listOf, objectOf } from '../shape.ts';
import { readAnswer } from '../supabase/ask.ts';
import { newsKeys, WITHOUT_NEWS_MS } from './news-keys.ts';

const isCounts = objectOf({ open: isCount, overdue: isCount });
const isIds = listOf(objectOf({ id: isText }));

/** How many reviews of the workspace are open, and how many of them past their time. */
export function openReviewsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: [...newsKeys.reviews(workspaceId), 'open'],
    queryFn: async ({ signal }): Promise<{ readonly open: number; readonly overdue: number }> => {
      const answer = await client.rpc('review_counts', { p_workspace_id: workspaceId }).abortSignal(signal);
      const { open, overdue } = readAnswer(isCounts, answer);
      return { open, overdue };
    },
    refetchInterval: WITHOUT_NEWS_MS,
  });
}

/** How many drivers wait to be let in on another device. */
export function openDeviceChangesQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: [...newsKeys.device_changes(workspaceId), 'open'],
    queryFn: async ({ signal }): Promise<number> => {
      const answer = await client
        .from('device_change_requests')
        .select('id')
        .eq('workspace_id', workspaceId)
        .eq('status', 'pending')
        .gt('expires_at', new Date().toISOString())
        .abortSignal(signal);
      return readAnswer(isIds, answer).length;
    },
    refetchInterval: WITHOUT_NEWS_MS,
  });
}
