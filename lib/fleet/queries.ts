import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { AppFault, appError } from '../app-error.ts';
import { dataOf, readAnswer } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';
import { DRIVER_STATUSES, EVENT_TYPES, type Role } from './types.ts';
import { isFlagReason } from './wire-event.ts';
import { parseSnapshot, type Parsed, type Snapshot } from './wire.ts';

/** Every key of the cache is made here. */
export const queryKeys = {
  snapshot: (workspaceId: string) => ['fleet', workspaceId, 'snapshot'] as const,
  events: (batchId: string, version: number) => ['batch', batchId, 'events', version] as const,
  stops: (batchId: string) => ['batch', batchId, 'stops'] as const,
  workspaces: () => ['workspaces'] as const,
};

export type MyWorkspace = {
  readonly id: string;
  /** Two to eight capitals, the badge beside the name. */
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly role: Role;
};

const instant = z
  .pipe(
    z.string(),
    z.transform((written) => Date.parse(written)),
  )
  .check(z.refine(Number.isFinite, 'not a time'));

const stopRows = z.array(
  z.pipe(
    z.object({
      position: z.int(),
      label: z.string(),
      address: z.nullable(z.string()),
      latitude: z.nullable(z.number()),
      longitude: z.nullable(z.number()),
      planned_arrival: z.nullable(instant),
      geofence_radius_m: z.nullable(z.number()),
    }),
    z.transform((stop) => ({
      position: stop.position,
      label: stop.label,
      address: stop.address,
      latitude: stop.latitude,
      longitude: stop.longitude,
      plannedAt: stop.planned_arrival,
      geofenceRadiusM: stop.geofence_radius_m,
    })),
  ),
);
export type BatchStop = z.infer<typeof stopRows>[number];

const text = z.catch(z.nullish(z.string()), null);
const eventMetadata = z.pipe(
  z.object({
    reason: text,
    note: text,
    actor_name: text,
    reason_code: text,
    evidence: z.optional(z.unknown()),
    execution: z.catch(z.nullish(z.object({ lateness_minutes: z.nullish(z.number()) })), null),
  }),
  z.transform((metadata) => ({
    /** What the driver gave as a reason. */
    reason: metadata.reason ?? null,
    note: metadata.note ?? null,
    /** Of an override: who and why. */
    actorName: metadata.actor_name ?? null,
    reasonCode: metadata.reason_code ?? null,
    latenessMin: metadata.execution?.lateness_minutes ?? null,
    /** Of each flag: rule, threshold, what was measured. */
    evidence: metadata.evidence ?? null,
  })),
);

const eventRows = z.array(
  z.pipe(
    z.object({
      id: z.string(),
      seq: z.int(),
      event_type: z.enum(EVENT_TYPES),
      driver_status: z.enum(DRIVER_STATUSES),
      from_status: z.nullable(z.enum(DRIVER_STATUSES)),
      stop_index: z.nullable(z.int()),
      recorded_at: instant,
      synced_at: instant,
      actor_id: z.nullable(z.string()),
      latitude: z.nullable(z.number()),
      longitude: z.nullable(z.number()),
      accuracy_m: z.nullable(z.number()),
      flag_reasons: z.nullable(z.array(z.string())),
      metadata: eventMetadata,
    }),
    z.transform((event) => ({
      id: event.id,
      seq: event.seq,
      type: event.event_type,
      status: event.driver_status,
      fromStatus: event.from_status,
      stopIndex: event.stop_index,
      recordedAt: event.recorded_at,
      syncedAt: event.synced_at,
      actorId: event.actor_id,
      latitude: event.latitude,
      longitude: event.longitude,
      accuracyM: event.accuracy_m,
      flags: (event.flag_reasons ?? []).filter(isFlagReason),
      ...event.metadata,
    })),
  ),
);
/** One line of a batch's timeline. */
export type BatchEvent = z.infer<typeof eventRows>[number];

const workspaceRows = z.array(
  z.pipe(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      time_zone: z.string(),
      role: z.enum(['viewer', 'supervisor', 'admin']),
    }),
    z.transform(({ id, code, name, time_zone: timeZone, role }) => ({ id, code, name, timeZone, role })),
  ),
);

/** The whole board in columns; `fleetFromSnapshot` reads it. Never refetched by itself: the feed keeps it fresh. */
export function snapshotQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: queryKeys.snapshot(workspaceId),
    queryFn: async ({ signal }): Promise<Snapshot> =>
      usable(
        parseSnapshot(
          dataOf(await client.rpc('fleet_snapshot', { p_workspace_id: workspaceId }).abortSignal(signal)),
        ),
      ),
    staleTime: Infinity,
    structuralSharing: false,
  });
}

/** The newest 500 events of a batch, newest first. A new `version` of the row is a new key. The index needs the workspace. */
export function batchEventsQuery(
  client: SupabaseClient,
  workspaceId: string,
  batchId: string,
  version: number,
) {
  return queryOptions({
    queryKey: queryKeys.events(batchId, version),
    queryFn: async ({ signal }): Promise<BatchEvent[]> =>
      readAnswer(
        eventRows,
        await client
          .from('driver_events')
          .select(
            'id,seq,event_type,driver_status,from_status,stop_index,recorded_at,synced_at,actor_id,latitude,longitude,accuracy_m,flag_reasons,metadata',
          )
          .eq('workspace_id', workspaceId)
          .eq('batch_id', batchId)
          .order('seq', { ascending: false })
          .limit(500)
          .abortSignal(signal),
      ),
    staleTime: Infinity,
  });
}

/** The stops of a batch in their order. */
export function batchStopsQuery(client: SupabaseClient, workspaceId: string, batchId: string) {
  return queryOptions({
    queryKey: queryKeys.stops(batchId),
    queryFn: async ({ signal }): Promise<BatchStop[]> =>
      readAnswer(
        stopRows,
        await client
          .from('delivery_stops')
          .select('position,label,address,latitude,longitude,planned_arrival,geofence_radius_m')
          .eq('workspace_id', workspaceId)
          .eq('batch_id', batchId)
          .order('position')
          .abortSignal(signal),
      ),
    staleTime: 60_000,
  });
}

/** The workspaces the signed-in person is a member of; none for a driver's account. */
export function myWorkspacesQuery(client: SupabaseClient) {
  return queryOptions({
    queryKey: queryKeys.workspaces(),
    queryFn: async ({ signal }): Promise<MyWorkspace[]> =>
      readAnswer(workspaceRows, await client.rpc('my_workspaces').abortSignal(signal)),
    staleTime: 60_000,
  });
}

function usable<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new AppFault(appError('malformed'));
  return parsed.value;
}
