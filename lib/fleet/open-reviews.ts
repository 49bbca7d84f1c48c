import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { isCount, objectOf } from '../shape.ts';
import { readAnswer } from '../supabase/ask.ts';

const isCounts = objectOf({ open: isCount });

/** How many reviews of the workspace are open; asked again every ten seconds while the page is looked at. */
export function openReviewsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: ['reviews', workspaceId, 'open'],
    queryFn: async ({ signal }): Promise<number> => {
      const answer = await client.rpc('review_counts', { p_workspace_id: workspaceId }).abortSignal(signal);
      return readAnswer(isCounts, answer).open;
    },
    refetchInterval: 10_000,
  });
}
