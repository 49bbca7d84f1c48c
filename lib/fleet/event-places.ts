import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';

/** Longitude, latitude. */
type LonLat = readonly [number, number];

const rows = z.array(z.object({ batch_id: z.string(), latitude: z.number(), longitude: z.number() }));

/** Numbers in one address; twenty addresses are the most that is asked. */
const AT_ONCE = 200;
const MOST = 4_000;

/** Where these events were recorded, by batch; those without a place are left out. */
export function eventPlacesQuery(client: SupabaseClient, workspaceId: string, seqs: readonly number[]) {
  return queryOptions({
    queryKey: ['event-places', workspaceId, seqs] as const,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, LonLat>> => {
      const places = new Map<string, LonLat>();
      for (let from = 0; from < Math.min(seqs.length, MOST); from += AT_ONCE) {
        const answer = await client
          .from('driver_events')
          .select('batch_id,latitude,longitude')
          .eq('workspace_id', workspaceId)
          .in('seq', seqs.slice(from, from + AT_ONCE))
          .not('latitude', 'is', null)
          .abortSignal(signal);
        for (const at of readAnswer(rows, answer)) places.set(at.batch_id, [at.longitude, at.latitude]);
      }
      return places;
    },
    enabled: seqs.length > 0,
    structuralSharing: false,
    staleTime: Infinity,
  });
}
