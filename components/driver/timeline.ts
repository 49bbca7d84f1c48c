import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { Millis } from '#lib/fleet/types.ts';

/** A device that needed longer than this was out of reach when it recorded the event. */
export const OFFLINE_LAG_MS = 60_000;
/** Late events that reached the server within this of each other came in one burst. */
const BURST_GAP_MS = 30_000;

/** One event, or a burst: events recorded offline that synced together. Events within are newest first. */
export type TimelineGroup =
  | { readonly kind: 'event'; readonly event: BatchEvent; readonly offline: boolean }
  | { readonly kind: 'burst'; readonly events: readonly BatchEvent[]; readonly syncedAt: Millis };

/** Milliseconds between the device's clock and the server's; negative when the device's clock was ahead. */
export function lagOf(event: BatchEvent): number {
  return event.syncedAt - event.recordedAt;
}

export function recordedOffline(event: BatchEvent): boolean {
  return lagOf(event) >= OFFLINE_LAG_MS;
}

/** The events newest first by the server's order (never by the device's clock), late neighbours gathered into bursts. */
export function timeline(events: readonly BatchEvent[]): readonly TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  let run: BatchEvent[] = [];
  const close = () => {
    const [first] = run;
    if (first && run.length === 1) groups.push({ kind: 'event', event: first, offline: true });
    if (first && run.length > 1) groups.push({ kind: 'burst', events: run, syncedAt: first.syncedAt });
    run = [];
  };
  for (const event of newestFirst(events)) {
    const last = run.at(-1);
    if (last && (!recordedOffline(event) || Math.abs(last.syncedAt - event.syncedAt) > BURST_GAP_MS)) close();
    if (recordedOffline(event)) run.push(event);
    else groups.push({ kind: 'event', event, offline: false });
  }
  close();
  return groups;
}

export function newestFirst(events: readonly BatchEvent[]): readonly BatchEvent[] {
  return events.toSorted((a, b) => b.seq - a.seq);
}
