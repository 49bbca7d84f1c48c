import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { AppFault, appError, toAppError } from '../app-error.ts';
import { z } from '../zod.ts';

const rows = z.array(
  z
    .object({ batch_id: z.string(), position: z.number().int(), label: z.string() })
    .transform(({ batch_id: batchId, position, label }) => ({ batchId, position, label })),
);
export type FoundStop = z.infer<typeof rows>[number];

/** Up to 40 stops whose label holds the text, the newest batches first. */
export function stopSearchQuery(client: SupabaseClient, workspaceId: string, text: string) {
  return queryOptions({
    queryKey: ['stops', workspaceId, text],
    queryFn: async ({ signal }): Promise<FoundStop[]> => {
      const { data, error, status } = await client
        .from('delivery_stops')
        .select('batch_id,position,label')
        .eq('workspace_id', workspaceId)
        .ilike('label', `%${text.replace(/[\\%_]/g, '\\$&')}%`)
        .order('planned_arrival', { ascending: false })
        .limit(40)
        .abortSignal(signal);
      if (error) throw new AppFault(toAppError({ ...error, status }));
      const parsed = rows.safeParse(data);
      if (!parsed.success) throw new AppFault(appError('malformed'));
      return parsed.data;
    },
    staleTime: 60_000,
  });
}
