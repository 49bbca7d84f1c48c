import type { DeviceState } from '#lib/fleet/attention.ts';
import { clockTime } from '#lib/fleet/words.ts';
import { sessionEnd } from '#lib/i18n/en/words.ts';
import type { Translate } from '#lib/i18n/language.ts';
import type { SessionRow } from '#lib/sessions/session-rows.ts';

/** “Online”, “Offline 14:16”, “Logged out by a supervisor 14:16, Sanne Visser”. */
export function sessionLabel(
  row: Pick<SessionRow, 'endedAt' | 'endReason' | 'endedByName' | 'lastContactAt'>,
  state: DeviceState,
  timeZone: string,
  t: Translate,
): string {
  if (row.endedAt !== null) {
    const how = isKnown(row.endReason) ? t(`sessionEnd.${row.endReason}`) : t('sessions.ended');
    const end = { how, time: clockTime(row.endedAt, timeZone) };
    return row.endReason === 'force_logout' && row.endedByName !== null
      ? t('sessions.endedBy', { ...end, name: row.endedByName })
      : t('sessions.endedAt', end);
  }
  if (state === 'offline') {
    return t('sessions.offlineSince', { time: clockTime(row.lastContactAt, timeZone) });
  }
  return t(`sessions.state.${state}`);
}

function isKnown(reason: string | null): reason is keyof typeof sessionEnd {
  return reason !== null && Object.hasOwn(sessionEnd, reason);
}
