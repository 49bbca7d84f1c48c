import type postgres from 'postgres';
import type { DriverStatus } from '../../lib/fleet/types.ts';
import type { World } from './world.ts';

export type StoredBatch = {
  readonly reference: string;
  readonly status: DriverStatus;
  readonly stopIndex: number;
  readonly stopCount: number;
};

/** The batches of a workspace as the database has them. */
export async function batchesOf(sql: postgres.Sql, world: World): Promise<readonly StoredBatch[]> {
  return [
    ...(await sql<StoredBatch[]>`
    select reference, driver_status as status, current_stop_index as "stopIndex", stop_count as "stopCount"
    from public.delivery_batches where workspace_id = ${world.id} order by reference`),
  ];
}

export type StoredAction = {
  readonly action: string;
  readonly actor: string;
  readonly reasonCode: string;
  readonly note: string;
};

/** What people did in a workspace by the log, oldest first; without what a planner's key did. */
export async function actionsOf(sql: postgres.Sql, world: World): Promise<readonly StoredAction[]> {
  return [
    ...(await sql<StoredAction[]>`
    select action, actor_id as actor, reason_code as "reasonCode", note
    from public.supervisor_actions where workspace_id = ${world.id} and actor_id is not null order by created_at`),
  ];
}
