import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';

export const savedViewsKey = (workspaceId: string) => ['board_views', workspaceId] as const;

const rows = z.array(
  z.object({
    id: z.string(),
    user_id: z.string(),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
  }),
);

/** A board by its name. `query` is the address's query string; `mine` says whether this person may change it. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly mine: boolean;
};

/** One's own views and those others share in the workspace: own ones first, each in their order. */
export function savedViewsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: savedViewsKey(workspaceId),
    queryFn: async ({ signal }): Promise<SavedView[]> => {
      const { data } = await client.auth.getSession();
      const me = data.session?.user.id;
      const views = readAnswer(
        rows,
        await client
          .from('board_views')
          .select('id,user_id,name,query,shared')
          .eq('workspace_id', workspaceId)
          .order('position')
          .order('name')
          .abortSignal(signal),
      ).map(({ user_id: owner, ...view }) => ({ ...view, mine: owner === me }));
      return [...views.filter(({ mine }) => mine), ...views.filter(({ mine }) => !mine)];
    },
    staleTime: 60_000,
  });
}
