import type { AppError } from '#lib/app-error.ts';
import { clockSeconds, listOf } from '#lib/fleet/words.ts';
import type { DriverStatus, EventType } from '#lib/fleet/types.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import type { Language, Translate } from '#lib/i18n/language.ts';
import type { SeenState } from './override-form.ts';

/** The apply button: “Suspend batch”, “Set to At stop”; after a refusal it names the start: “Suspend from En route”. */
export function applyWords(
  to: DriverStatus | null,
  from: DriverStatus,
  moved: boolean,
  t: Translate,
): string {
  if (to === null || to === from) return t('override.title');
  const names = { status: t(`status.${to}`), from: t(`status.${from}`) };
  if (to === 'SUSPENDED') return moved ? t('override.suspendFrom', names) : t('override.suspend');
  return moved ? t('override.setFrom', names) : t('override.set', names);
}

/** While the server is asked: “Suspending…”, “Setting to At stop…”. */
export function pendingWords(to: DriverStatus, t: Translate): string {
  return to === 'SUSPENDED' ? t('override.suspending') : t('override.setting', { status: t(`status.${to}`) });
}

/** What is said when it is not known that an override reached the log. */
export function unsavedWords(error: AppError, language: Language): string {
  return failureText(error, language, 'override.unsaved');
}

/** Why nothing was applied: which event arrived, when, and what it did. */
export function movedSentence(
  before: SeenState,
  now: SeenState,
  to: DriverStatus | null,
  timeZone: string,
  t: Translate,
): string {
  const what = changeWords(before, now, timeZone, t);
  if (to === now.status) return t('override.alreadyChosen', { what });
  if (to === null) return what;
  if (to === 'SUSPENDED') return t('override.checkSuspending', { what });
  return t('override.checkSetting', { what, status: t(`status.${to}`) });
}

export type Consequences = { readonly app: string; readonly stops: string; readonly log: string };

/**
 * What the chosen state means, in three sentences. `sendable` are the events a driver's device may send from it by the
 * workspace's table.
 */
export function consequences(
  to: DriverStatus | null,
  openStops: number,
  sendable: readonly EventType[],
  language: Language,
): Consequences {
  const { t } = language;
  return {
    app: to === null ? t('override.appDepends') : appWords(to, sendable, language),
    stops: stopWords(to, openStops, t),
    log: t(isHalt(to) ? 'override.loggedHalt' : 'override.logged'),
  };
}

function appWords(to: DriverStatus, sendable: readonly EventType[], { locale, t }: Language): string {
  if (sendable.length === 0) return t('override.appNothing');
  const names = sendable.map((event) => t(`event.${event}`));
  const events = listOf(names, 'or', locale);
  return isHalt(to) ? t('override.appNothingBut', { events }) : t('override.appCanSend', { events });
}

function stopWords(to: DriverStatus | null, count: number, t: Translate): string {
  if (count === 0) return t('override.noOpenStops');
  return t(to === 'COMPLETED' ? 'override.notVisited' : 'override.stay', { count });
}

function isHalt(to: DriverStatus | null): boolean {
  return to === 'SUSPENDED' || to === 'COMPLETED';
}

function changeWords(before: SeenState, now: SeenState, timeZone: string, t: Translate): string {
  const what = eventWords(now, timeZone, t);
  const byPerson = now.eventType === 'SUPERVISOR_OVERRIDE';
  const status = t(`status.${now.status}`);
  if (before.status === now.status) {
    return t(byPerson ? 'override.overrideLeft' : 'override.left', { what, status });
  }
  const from = t(`status.${before.status}`);
  return t(byPerson ? 'override.overrideMoved' : 'override.moved', { what, from, to: status });
}

function eventWords(now: SeenState, timeZone: string, t: Translate): string {
  if (now.eventType === null || now.recordedAt === null || now.syncedAt === null) {
    return t('override.eventArrived');
  }
  const recorded = clockSeconds(now.recordedAt, timeZone);
  if (now.eventType === 'SUPERVISOR_OVERRIDE') return t('override.anotherOverride', { recorded });
  return t('override.eventSynced', {
    event: now.eventType,
    name: t(`event.${now.eventType}`),
    recorded,
    synced: clockSeconds(now.syncedAt, timeZone),
  });
}
