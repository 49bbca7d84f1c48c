import type { BatchEvent } from '#lib/fleet/queries.ts';

/** True for an event that is kept for the record only: recorded before a force logout, synced after it. */
export function movedNothing(event: BatchEvent): boolean {
  return event.flags.includes('AFTER_LOGOUT');
}
