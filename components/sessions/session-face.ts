import type { DeviceState } from '#lib/fleet/attention.ts';
import type { Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import type { SessionRow } from '#lib/sessions/session-rows.ts';

// Heartbeats come at most one in `heartbeatSeconds`: three missed in a row are no accident.
const MISSED_HEARTBEATS = 3;

/** What is known of a session's device; `now` must not be later than the data. */
export function sessionState(
  session: Pick<SessionRow, 'endedAt' | 'lastContactAt' | 'lastActiveAt' | 'eventsWaiting'>,
  { heartbeatSeconds, idleAfterMin }: Pick<WorkspaceSettings, 'heartbeatSeconds' | 'idleAfterMin'>,
  now: Millis,
): DeviceState {
  if (session.endedAt !== null) return 'no_session';
  if (now - session.lastContactAt > heartbeatSeconds * MISSED_HEARTBEATS * 1000) return 'offline';
  if (session.eventsWaiting > 0) return 'low_sync';
  return now - session.lastActiveAt > idleAfterMin * 60_000 ? 'idle' : 'online';
}

export type Idleness = {
  /** Whole minutes without an event. */
  readonly minutes: number;
  /** Of the limit, 0 to 1. */
  readonly part: number;
  readonly grave: boolean;
};

/** How long a session is silent against the workspace's limit; grave from half of it on. */
export function idleness(lastActiveAt: Millis, idleAfterMin: number, now: Millis): Idleness {
  const minutes = Math.max(0, Math.floor((now - lastActiveAt) / 60_000));
  const part = Math.min(1, minutes / idleAfterMin);
  return { minutes, part, grave: part >= 0.5 };
}
