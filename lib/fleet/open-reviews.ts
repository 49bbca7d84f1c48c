import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { AppFault, appError, toAppError } from '../app-error.ts';
import { z } from '../zod.ts';

const counts = z.object({ open: z.number().int() });

/** How many reviews of the workspace are open; asked again every ten seconds while the page is looked at. */
export function openReviewsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: ['reviews', workspaceId, 'open'],
    queryFn: async ({ signal }): Promise<number> => {
      const answer = await client.rpc('review_counts', { p_workspace_id: workspaceId }).abortSignal(signal);
      if (answer.error) throw new AppFault(toAppError({ ...answer.error, status: answer.status }));
      const parsed = counts.safeParse(answer.data);
      if (!parsed.success) throw new AppFault(appError('malformed'));
      return parsed.data.open;
    },
    refetchInterval: 10_000,
  });
}
