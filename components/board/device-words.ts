import { deviceState, lastHeardAt } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis, SessionEndReason, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockTime, shortDuration } from '#lib/fleet/words.ts';

const ended: Record<SessionEndReason, string> = {
  force_logout: 'Logged out',
  signed_out: 'Signed out',
  replaced: 'Replaced',
  idle: 'Timed out',
};

/** What is known of the driver's device: "Online", "Idle 18m", "Low sync", "Offline 14:16", "Logged out". */
export function deviceWords(
  row: FleetRow,
  settings: WorkspaceSettings,
  now: Millis,
  timeZone: string,
): string {
  const { session } = row;
  switch (deviceState(row, settings, now)) {
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
