import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { z } from '../zod-mini.ts';
import { readAnswer } from '../supabase/ask.ts';

const rows = z.array(
  z.pipe(
    z.object({ batch_id: z.string(), position: z.int(), label: z.string() }),
    z.transform(({ batch_id: batchId, position, label }) => ({ batchId, position, label })),
  ),
);
export type FoundStop = z.infer<typeof rows>[number];

/** Up to 40 stops whose label holds the text, the newest batches first. */
export function stopSearchQuery(client: SupabaseClient, workspaceId: string, text: string) {
  return queryOptions({
    queryKey: ['stops', workspaceId, text],
    queryFn: async ({ signal }): Promise<FoundStop[]> => {
      const answer = await client
        .from('delivery_stops')
        .select('batch_id,position,label')
        .eq('workspace_id', workspaceId)
        .ilike('label', `%${text.replace(/[\\%_]/g, '\\$&')}%`)
        .order('planned_arrival', { ascending: false })
        .limit(40)
        .abortSignal(signal);
      return readAnswer(rows, answer);
    },
    staleTime: 60_000,
  });
}
