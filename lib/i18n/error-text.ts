import type { AppError } from '../app-error.ts';
import type { Language } from './language.ts';

const SAID_HERE: ReadonlySet<string> = new Set(['unreachable', 'malformed', 'signed_out', 'forbidden']);

/** A sentence for a person. The server's own is the more exact one, and English. */
export function errorText(error: AppError, { locale, t }: Language): string {
  if (locale === 'en' && !SAID_HERE.has(error.code)) return error.message;
  return t(`error.${error.code}`);
}

type NotDone =
  | 'assign.notDone'
  | 'logout.notLoggedOut'
  | 'override.unsaved'
  | 'review.notSaved'
  | 'sessions.notApproved'
  | 'sessions.notDenied'
  | 'settings.notSaved'
  | 'shell.notUndone';

/**
 * What is said of an act that failed: `notDone` and why. Without an answer that can be read nobody knows whether it was
 * done, and that it was not is left unsaid.
 */
export function failureText(error: AppError, language: Language, notDone?: NotDone): string {
  if (error.code === 'unreachable') return language.t('guarded.unanswered');
  const why = errorText(error, language);
  return notDone === undefined || error.code === 'malformed' ? why : language.t(notDone, { why });
}
