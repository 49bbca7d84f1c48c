import type { BatchEvent } from '#lib/fleet/queries.ts';

/** True for an event that is kept for the record only: recorded before a force logout, synced after it. */
export function movedNothing(event: BatchEvent): boolean {
  return event.flags.includes('AFTER_LOGOUT');
}

/** A text the event carries beside its columns, null when it has none. */
export function metaText(event: BatchEvent, key: string): string | null {
  const value = event.metadata[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function metaNumber(event: BatchEvent, key: string): number | null {
  const value = event.metadata[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
