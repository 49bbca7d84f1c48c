import { deviceState, lastHeardAt, type DeviceState } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis, SessionEndReason, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockTime, shortDuration } from '#lib/fleet/words.ts';

export type DeviceFace = {
  readonly state: DeviceState;
  /** "Online", "Idle 18m", "Low sync", "Offline 14:16", "Logged out". */
  readonly label: string;
  /** Events waiting on the device. */
  readonly waiting: number;
};

const ended: Record<SessionEndReason, string> = {
  force_logout: 'Logged out',
  signed_out: 'Signed out',
  replaced: 'Replaced',
  idle: 'Timed out',
};

/** What is known of the driver's device, in a word or two. */
export function deviceFace(
  row: FleetRow,
  settings: WorkspaceSettings,
  now: Millis,
  timeZone: string,
): DeviceFace {
  const state = deviceState(row, settings, now);
  const { session } = row;
  return { state, label: label(), waiting: state === 'no_session' ? 0 : (session?.eventsWaiting ?? 0) };

  function label(): string {
    switch (state) {
      case 'online':
        return 'Online';
      case 'low_sync':
        return 'Low sync';
      case 'idle':
        return `Idle ${shortDuration(now - (session?.lastActiveAt ?? now))}`;
      case 'offline':
        return `Offline ${clockTime(lastHeardAt(row) ?? session?.startedAt ?? now, timeZone)}`;
      case 'no_session':
        return session?.endReason ? ended[session.endReason] : 'No session';
    }
  }
}
