import type { FleetSession, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { SESSION_END_WORDS, clockSeconds, clockTime, countOf, longDuration } from '#lib/fleet/words.ts';

export type SessionFact = { readonly name: string; readonly value: string; readonly mono?: true };

/** When, why and by whom a session ended; null while it runs. */
export function endWords(session: FleetSession, timeZone: string): string | null {
  if (session.endedAt === null) return null;
  const at = clockSeconds(session.endedAt, timeZone);
  if (session.endReason === 'force_logout')
    return `Logged out at ${at} by ${session.endedByName ?? 'a supervisor'}.`;
  return `${session.endReason === null ? 'Ended' : SESSION_END_WORDS[session.endReason]} at ${at}.`;
}

/** The card's lines; what the device never reported is left out. */
export function sessionFacts(
  session: FleetSession,
  settings: Pick<WorkspaceSettings, 'idleAfterMin'>,
  now: Millis,
  timeZone: string,
): readonly SessionFact[] {
  const running = session.endedAt === null;
  const idle = running ? `, idle ${longDuration(now - session.lastActiveAt)}` : '';
  const facts: (SessionFact | false)[] = [
    { name: 'Device', value: session.deviceModel ?? 'Unknown' },
    session.appVersion !== null && { name: 'App', value: session.appVersion },
    { name: 'Signed in', value: clockTime(session.startedAt, timeZone) },
    { name: 'Last active', value: `${clockSeconds(session.lastActiveAt, timeZone)}${idle}` },
    running && { name: 'Idle limit', value: `${settings.idleAfterMin} min` },
    { name: running ? 'Waiting' : 'Left waiting', value: waitingWords(session.eventsWaiting) },
    session.batteryPercent !== null && { name: 'Battery', value: `${session.batteryPercent} %` },
    session.latitude !== null &&
      session.longitude !== null && { name: 'Position', value: placeWords(session), mono: true as const },
  ];
  return facts.filter((fact) => fact !== false);
}

function waitingWords(count: number): string {
  return count === 0 ? 'No events on the device' : `${countOf(count, 'event', 'events')} on the device`;
}

function placeWords({ latitude, longitude, accuracyM }: FleetSession): string {
  const accuracy = accuracyM === null ? '' : ` ±${Math.round(accuracyM)}\u00a0m`;
  return `${(latitude ?? 0).toFixed(4)}, ${(longitude ?? 0).toFixed(4)}${accuracy}`;
}
