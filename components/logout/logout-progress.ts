'use client';

import { createProgressStore, mayRetry } from '#components/guarded/progress-store.ts';
import { useProgress } from '#components/guarded/use-progress.ts';
import { appError, type AppError, type Result } from '#lib/app-error.ts';
import type { LogoutInput, LogoutResult } from '#lib/fleet/actions.ts';
import { useFleetActions } from '#lib/fleet/use-fleet-actions.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { failureText } from '#lib/i18n/error-text.ts';

/** The logouts of this page that are on their way or did not reach the log, by session. */
const logouts = createProgressStore<LogoutInput>();

export type LogoutProgress = {
  readonly phase: 'saving' | 'failed';
  /** “Logging out…”, “Not logged out. The session has ended.” */
  readonly words: string;
  readonly error: AppError | null;
  readonly mayHelp: boolean;
  /** Sends the same request again, with all its sessions; it cannot be carried out twice. */
  readonly retry: () => void;
  readonly forget: () => void;
};

/** For row, panel and session card: the logout of a session that is not settled yet, or null. */
export function useLogoutProgress(sessionId: string | undefined): LogoutProgress | null {
  const progress = useProgress(logouts, sessionId ?? '');
  const send = useSendLogout();
  const language = useLanguage();
  const { t } = language;
  if (progress === null) return null;
  const { input } = progress;
  const error = progress.phase === 'failed' ? progress.error : null;
  return {
    phase: progress.phase,
    words: error === null ? t('logout.loggingOut') : failureText(error, language, 'logout.notLoggedOut'),
    error,
    mayHelp: error !== null && mayRetry(error),
    retry: () => void send(input),
    forget: () => settleLogouts(input.sessionIds),
  };
}

/** Ends sessions in one request; board and panel see each of them as pending until the server answers. */
export function useSendLogout() {
  const { forceLogout } = useFleetActions();
  return (input: LogoutInput): Promise<Result<readonly LogoutResult[]>> => {
    const answer = forceLogout(input);
    for (const id of input.sessionIds) void logouts.send(id, input, async () => resultFor(id, await answer));
    return answer;
  };
}

/** For the open dialog, which tells about failures itself. */
export function settleLogouts(sessionIds: readonly string[]): void {
  for (const id of sessionIds) logouts.forget(id);
}

function resultFor(id: string, answer: Result<readonly LogoutResult[]>): Result<null> {
  if (!answer.ok) return answer;
  const error = answer.value.find(({ sessionId }) => sessionId === id)?.error;
  if (error === null) return { ok: true, value: null };
  return { ok: false, error: error ?? appError('malformed') };
}
