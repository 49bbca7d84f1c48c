import type { AppError } from '../app-error.ts';
import type { Language } from './language.ts';

const SAID_HERE: ReadonlySet<string> = new Set(['unreachable', 'malformed', 'signed_out', 'forbidden']);

/** A sentence for a person. The server's own is the more exact one, and English. */
export function errorText(error: AppError, { locale, t }: Language): string {
  if (locale === 'en' && !SAID_HERE.has(error.code)) return error.message;
  return t(`error.${error.code}`);
}
