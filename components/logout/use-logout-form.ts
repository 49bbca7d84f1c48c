'use client';

import { useState } from 'react';
import { choiceFaults } from '#components/guarded/choice-faults.ts';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { REASON_GROUP } from '#components/guarded/reason-field.tsx';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { useMounted } from '#components/guarded/use-mounted.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import type { AppError } from '#lib/app-error.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { settleLogouts, useSendLogout } from './logout-progress.ts';
import { logoutRequests, type LogoutRequests } from './logout-requests.ts';
import { logoutTargets } from './logout-targets.ts';
import type { Language } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type Outcome = {
  readonly failed: number;
  readonly of: number;
  readonly error: AppError;
  readonly choice: string;
};

/** The state of one open logout dialog. `onClose` is called once every session is ended; else the failed ones stay. */
export function useLogoutForm(rows: readonly FleetRow[], onClose: () => void) {
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [requests, setRequests] = useState<LogoutRequests>({ choice: null, ids: {} });
  const reasons = useReasons('force_logout');
  const send = useSendLogout();
  const off = usePaused();
  const mounted = useMounted();
  const language = useLanguage();

  const faults = choiceFaults(reasonCode, note, language.t);
  const choice = JSON.stringify([reasonCode, note.trim()]);

  const apply = async () => {
    const targets = logoutTargets(rows);
    if (saving || off !== null || targets.length === 0) return;
    setTried(true);
    if (reasonCode === null || Object.keys(faults).length > 0) return;
    const sessionIds = targets.map(({ session }) => session.id);
    const next = logoutRequests(requests, choice, sessionIds, () => crypto.randomUUID());
    setRequests(next);
    setSaving(true);
    const errors: AppError[] = [];
    for (const sessionId of sessionIds) {
      const requestId = next.ids[sessionId] ?? crypto.randomUUID();
      const result = await send({ sessionId, reasonCode, note: note.trim(), requestId });
      if (!result.ok && result.error.code !== 'already_ended') errors.push(result.error);
    }
    if (!mounted()) return;
    settleLogouts(sessionIds);
    setSaving(false);
    const [error] = errors;
    if (error === undefined) onClose();
    else setOutcome({ failed: errors.length, of: sessionIds.length, error, choice });
  };
  const chooseReason = (code: string) => !saving && setReasonCode(code);

  useDialogKeys((key) => {
    if (key.kind === 'apply') void apply();
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });

  return {
    note,
    saving,
    off,
    faults: tried ? faults : {},
    failure: saving || outcome?.choice !== choice ? null : failureOf(outcome, language),
    reasonField: { ...reasons, chosen: reasonCode, onChoose: chooseReason },
    writeNote: (text: string) => !saving && setNote(text),
    apply: () => void apply(),
  };
}

function failureOf({ failed, of, error }: Outcome, language: Language) {
  const why = errorText(error, language);
  const words =
    of === 1
      ? language.t('logout.notLoggedOut', { why })
      : language.t('logout.notLoggedOutMany', { failed, count: of, why });
  return { words, mayHelp: mayRetry(error) };
}
