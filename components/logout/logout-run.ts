import { errorText } from '#lib/i18n/error-text.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { LogoutResult } from '#lib/fleet/actions.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import type { Fate } from './session-fate.tsx';

/** What one press of the button has asked for, and what the server answered; results are null until it has. */
export type LogoutRun = {
  readonly sessionIds: ReadonlySet<string>;
  readonly results: readonly LogoutResult[] | null;
};

/** The sessions still to be ended. */
export function targetsOf(preflights: readonly Preflight[]): readonly Preflight[] {
  return preflights.filter(({ endedAt }) => endedAt === null);
}

/** What became of a session; one that had ended before counts as dead. */
export function fateOf(preflight: Preflight, run: LogoutRun, language: Language): Fate {
  if (preflight.endedAt !== null) return { kind: 'dead', at: preflight.endedAt };
  const result = run.results?.find(({ sessionId }) => sessionId === preflight.sessionId);
  if (result === undefined) return { kind: 'asked' };
  return result.error === null
    ? { kind: 'ended' }
    : { kind: 'refused', why: errorText(result.error, language) };
}
