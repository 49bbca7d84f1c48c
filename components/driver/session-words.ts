import type { FleetSession, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockSeconds, clockTime, longDuration } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';

export type SessionFact = {
  readonly name: string;
  readonly value: string;
  /** The moment that `value` tells. */
  readonly at?: Millis;
  readonly mono?: true;
};

/** When, why and by whom a session ended; null while it runs. */
export function endWords(session: FleetSession, timeZone: string, t: Translate): string | null {
  if (session.endedAt === null) return null;
  const time = clockSeconds(session.endedAt, timeZone);
  if (session.endReason === 'force_logout') {
    const name = session.endedByName ?? t('driver.event.aSupervisor');
    return t('driver.session.loggedOutBy', { time, name });
  }
  const how = session.endReason === null ? t('driver.session.ended') : t(`sessionEnd.${session.endReason}`);
  return t('driver.session.endedAt', { how, time });
}

/** The card's lines; what the device never reported is left out. */
export function sessionFacts(
  session: FleetSession,
  settings: Pick<WorkspaceSettings, 'idleAfterMin'>,
  now: Millis,
  timeZone: string,
  t: Translate,
): readonly SessionFact[] {
  const running = session.endedAt === null;
  const lastActive = clockSeconds(session.lastActiveAt, timeZone);
  const idleFor = longDuration(now - session.lastActiveAt, t);
  const facts: (SessionFact | false)[] = [
    { name: t('driver.session.device'), value: session.deviceModel ?? t('driver.session.unknown') },
    session.appVersion !== null && { name: t('driver.session.app'), value: session.appVersion },
    {
      name: t('driver.session.signedIn'),
      value: clockTime(session.startedAt, timeZone),
      at: session.startedAt,
    },
    {
      name: t('driver.session.lastActive'),
      value: running ? t('driver.session.idleFor', { time: lastActive, duration: idleFor }) : lastActive,
      at: session.lastActiveAt,
    },
    running && {
      name: t('driver.session.idleLimit'),
      value: t('driver.session.minutes', { minutes: settings.idleAfterMin }),
    },
    {
      name: t(running ? 'driver.session.waiting' : 'driver.session.leftWaiting'),
      value: waitingWords(session.eventsWaiting, t),
    },
    session.batteryPercent !== null && {
      name: t('driver.session.battery'),
      value: t('driver.session.percent', { percent: session.batteryPercent }),
    },
    session.latitude !== null &&
      session.longitude !== null && {
        name: t('driver.session.position'),
        value: placeWords(session),
        mono: true as const,
      },
  ];
  return facts.filter((fact) => fact !== false);
}

function waitingWords(count: number, t: Translate): string {
  return count === 0 ? t('driver.session.nothingWaits') : t('driver.session.waits', { count });
}

function placeWords({ latitude, longitude, accuracyM }: FleetSession): string {
  const accuracy = accuracyM === null ? '' : ` ±${Math.round(accuracyM)}\u00a0m`;
  return `${(latitude ?? 0).toFixed(4)}, ${(longitude ?? 0).toFixed(4)}${accuracy}`;
}
