import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import type { Result } from '../app-error.ts';
import { isBoolean, isText, listOf, objectOf, orNull, type Guarded } from '../shape.ts';
import { act, readAnswer } from '../supabase/ask.ts';

export type Assignment = {
  readonly batchId: string;
  /** Null takes the batch from whoever has it. */
  readonly driverId: string | null;
  /** Who had it when the decision was made: with another one by now, nothing is done. */
  readonly expectedDriverId: string | null;
  readonly reasonCode: string;
  /** At least 10 characters after trimming, or null. */
  readonly note: string | null;
  /** One uuid a choice, kept over retries. */
  readonly requestId: string;
};

const isDone = objectOf({ replayed: isBoolean });

/** Gives a batch that is not under way to a driver. For administrators. `moved_on` when it has another driver by now. */
export function assignBatch(
  client: SupabaseClient,
  { batchId, driverId, expectedDriverId, reasonCode, note, requestId }: Assignment,
): Promise<Result<{ readonly replayed: boolean }>> {
  const args = {
    p_batch_id: batchId,
    p_driver_id: driverId,
    p_expected_driver_id: expectedDriverId,
    p_reason_code: reasonCode,
    p_note: note === null ? null : note.trim(),
    p_request_id: requestId,
  };
  return act(client, 'assign_batch', args, isDone);
}

const areDrivers = listOf(objectOf({ id: isText, code: isText, name: isText, vehicle: orNull(isText) }));
export type AssignableDriver = Guarded<typeof areDrivers>[number];

const PAGE = 1000;

/** Everybody who drives for a workspace, by name. */
export function assignableDriversQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: ['drivers', workspaceId],
    queryFn: async ({ signal }): Promise<AssignableDriver[]> => {
      const all: AssignableDriver[] = [];
      for (;;) {
        const answer = await client
          .from('drivers')
          .select('id,code,name,vehicle')
          .eq('workspace_id', workspaceId)
          .order('name')
          .order('id')
          .range(all.length, all.length + PAGE - 1)
          .abortSignal(signal);
        const page = readAnswer(areDrivers, answer);
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    },
    staleTime: 30_000,
  });
}
