import { deviceState, lastHeardAt } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis, SessionEndReason, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockTime, shortDuration } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';

/** What is known of the driver's device: "Online", "Idle 18m", "Low sync", "Offline 14:16", "Logged out". */
export function deviceWords(
  row: FleetRow,
  settings: WorkspaceSettings,
  now: Millis,
  timeZone: string,
  t: Translate,
): string {
  const { session } = row;
  switch (deviceState(row, settings, now)) {
    case 'online':
      return t('board.device.online');
    case 'low_sync':
      return t('board.device.low_sync');
    case 'idle':
      return t('board.device.idle', { since: shortDuration(now - (session?.lastActiveAt ?? now), t) });
    case 'offline': {
      const heardAt = lastHeardAt(row) ?? session?.startedAt ?? now;
      return t('board.device.offline', { time: clockTime(heardAt, timeZone) });
    }
    case 'no_session':
      return t(session?.endReason ? `board.device.${endWord(session.endReason)}` : 'board.device.noSession');
  }
}

function endWord(reason: SessionEndReason) {
  return reason === 'idle' ? 'timed_out' : reason;
}
