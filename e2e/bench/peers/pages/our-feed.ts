import { createClient } from '@supabase/supabase-js';
import { startFeed } from '../../../../lib/fleet/feed.ts';
import { createFleetStore, type FleetStore } from '../../../../lib/fleet/store.ts';
import { parseSnapshot } from '../../../../lib/fleet/wire.ts';
import type { FleetRow } from '../../../../lib/fleet/types.ts';
import { DRIVER_STATUSES } from '../../../../lib/fleet/types.ts';
import type { BoardRecord } from './board-record.ts';
import { projectOfAddress, sayLive } from './project.ts';

export type OurFeed = {
  readonly store: FleetStore;
  /** Starts the feed into the store, or into something that takes its place. */
  readonly start: (target?: FleetStore) => void;
};

/** The console's own feed and store, for pages that compare ways to show them. */
export async function connectOurFeed(): Promise<OurFeed> {
  const { url, key, workspaceId, email, password } = projectOfAddress();
  const client = createClient(url, key);
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw error;
  const { data } = await client.rpc('fleet_snapshot', { p_workspace_id: workspaceId });
  const snapshot = parseSnapshot(data);
  if (!snapshot.ok) throw new Error(snapshot.fault);
  const store = createFleetStore(snapshot.value);
  store.on('connection')(() => store.connection().state === 'live' && sayLive());
  return { store, start: (target = store) => void startFeed(target, client) };
}

/** A row of the fleet in the words of the peers' pages, so that each shows the same text. */
export function recordOfRow(row: FleetRow): BoardRecord {
  return {
    id: row.id,
    reference: row.reference,
    driver: row.driver?.name ?? '',
    status: DRIVER_STATUSES.indexOf(row.status),
    status_since: new Date(row.statusSince).toISOString(),
    stop_index: row.stopIndex,
    stop_count: row.stopCount,
    next_stop: row.nextStop?.label ?? '',
    planned_end: new Date(row.plannedEndAt ?? 0).toISOString(),
    last_event: row.lastEvent && new Date(row.lastEvent.recordedAt).toISOString(),
    version: row.version,
  };
}
