import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Result } from '#lib/app-error.ts';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { answer } from './driver-client.ts';

const batchSchema = z.object({
  id: z.string(),
  driver_id: z.string().nullable(),
  reference: z.string(),
  depot: z.string(),
  scheduled_date: z.string(),
  driver_status: z.enum(DRIVER_STATUSES),
});
export type PlannedBatch = z.infer<typeof batchSchema>;

const stopSchema = z.object({
  batch_id: z.string(),
  label: z.string(),
  address: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  planned_arrival: z.string().nullable(),
  geofence_radius_m: z.number().nullable(),
});
export type PlannedStop = z.infer<typeof stopSchema>;

const workspaceSchema = z.object({ id: z.string(), time_zone: z.string() }).nullable();
const verdictSchema = z.object({
  reference: z.string().nullable(),
  verdict: z.enum(['created', 'updated', 'unchanged', 'rejected']),
  reason: z.string().nullish(),
  batch_id: z.string().nullish(),
  message: z.string().nullish(),
});
export type ImportVerdict = z.infer<typeof verdictSchema>;

const COLUMNS = 'id, driver_id, reference, depot, scheduled_date, driver_status';
const PAGE = 1_000;
const BATCHES_A_CALL = 40;

/** The workspace of a code, null when the caller sees none. */
export async function readWorkspace(client: SupabaseClient, code: string) {
  const found = await client.from('workspaces').select('id, time_zone').eq('code', code).maybeSingle();
  return answer(found, workspaceSchema);
}

/** All batches of a day (YYYY-MM-DD). */
export function readDay(client: SupabaseClient, workspaceId: string, day: string) {
  return allPages((from) =>
    client
      .from('delivery_batches')
      .select(COLUMNS)
      .eq('workspace_id', workspaceId)
      .eq('scheduled_date', day)
      .order('id')
      .range(from, from + PAGE - 1),
  );
}

/** The batches that came last, newest first. */
export async function readLatest(client: SupabaseClient, workspaceId: string) {
  const found = await client
    .from('delivery_batches')
    .select(COLUMNS)
    .eq('workspace_id', workspaceId)
    .order('created_at', { ascending: false })
    .limit(400);
  return answer(found, z.array(batchSchema));
}

/** Codes of the drivers by id. */
export async function readDriverCodes(
  client: SupabaseClient,
  workspaceId: string,
): Promise<Result<Map<string, string>>> {
  const codes = new Map<string, string>();
  for (let from = 0; ; from += PAGE) {
    const page = await client
      .from('drivers')
      .select('id, code')
      .eq('workspace_id', workspaceId)
      .order('id')
      .range(from, from + PAGE - 1);
    const rows = answer(page, z.array(z.object({ id: z.string(), code: z.string() })));
    if (!rows.ok) return rows;
    for (const { id, code } of rows.value) codes.set(id, code);
    if (rows.value.length < PAGE) return { ok: true, value: codes };
  }
}

/** The stops of batches by the batch's id, in their order. */
export async function readStops(
  client: SupabaseClient,
  batchIds: readonly string[],
): Promise<Result<Map<string, PlannedStop[]>>> {
  const stops = new Map<string, PlannedStop[]>();
  for (let from = 0; from < batchIds.length; from += BATCHES_A_CALL) {
    const page = await client
      .from('delivery_stops')
      .select('batch_id, label, address, latitude, longitude, planned_arrival, geofence_radius_m')
      .in('batch_id', batchIds.slice(from, from + BATCHES_A_CALL))
      .order('batch_id')
      .order('position');
    const rows = answer(page, z.array(stopSchema));
    if (!rows.ok) return rows;
    for (const stop of rows.value) stops.set(stop.batch_id, [...(stops.get(stop.batch_id) ?? []), stop]);
  }
  return { ok: true, value: stops };
}

/** Hands routes over as a planner's system would; a verdict for each, in order. */
export async function importRoutes(client: SupabaseClient, workspaceId: string, routes: readonly unknown[]) {
  const imported = await client.rpc('import_batches', { p_workspace_id: workspaceId, p_routes: routes });
  return answer(imported, z.array(verdictSchema));
}

async function allPages(
  readPage: (from: number) => PromiseLike<{ data: unknown; error: unknown; status: number }>,
): Promise<Result<PlannedBatch[]>> {
  const all: PlannedBatch[] = [];
  for (let from = 0; ; from += PAGE) {
    const rows = answer(await readPage(from), z.array(batchSchema));
    if (!rows.ok) return rows;
    all.push(...rows.value);
    if (rows.value.length < PAGE) return { ok: true, value: all };
  }
}
