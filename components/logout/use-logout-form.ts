'use client';

import { useState } from 'react';
import { useSecondSupervisor } from '#components/approvals/use-second-supervisor.ts';
import { choiceFaults } from '#components/guarded/choice-faults.ts';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { REASON_GROUP } from '#components/guarded/reason-field.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { useMounted } from '#components/guarded/use-mounted.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import { requestLogoutApproval } from '#lib/approvals/actions.ts';
import type { LogoutResult } from '#lib/fleet/actions.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import { settleLogouts, useSendLogout } from './logout-progress.ts';
import { targetsOf, type LogoutRun } from './logout-run.ts';
import { confirmationOf } from './logout-targets.ts';

type LogoutFormInput = {
  readonly preflights: readonly Preflight[];
  /** Asks for the preflight again: to see the sessions dead. */
  readonly onAgain: () => void;
  readonly onEnded: (() => void) | undefined;
};

/** The state of one open logout dialog: what is chosen, what was sent, and what still waits for somebody. */
export function useLogoutForm({ preflights, onAgain, onEnded }: LogoutFormInput) {
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [run, setRun] = useState<LogoutRun | null>(null);
  const [needsTwo, setNeedsTwo] = useState<string | null>(null);
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const reasons = useReasons('force_logout');
  const sendLogout = useSendLogout();
  const off = usePaused();
  const mounted = useMounted();
  const tell = useUndoToast();
  const language = useLanguage();
  const { t } = language;

  const targets = targetsOf(preflights);
  const sessionIds = targets.map(({ sessionId }) => sessionId);
  const confirmation = confirmationOf(targets);
  const faults = {
    ...choiceFaults(reasonCode, note, t),
    ...(confirmation === null || typed.trim().toUpperCase() === confirmation.toUpperCase()
      ? {}
      : { typed: t('logout.typeFault', { word: confirmation }) }),
  };
  const choice = JSON.stringify([reasonCode, note.trim(), ...sessionIds]);
  const input = { sessionIds, reasonCode: reasonCode ?? '', note: note.trim() };
  const logout = useAsk(choice, async (requestId, breakGlassReason?: string) => {
    const answer = await sendLogout({
      ...input,
      requestId,
      ...(breakGlassReason === undefined ? {} : { breakGlassReason }),
    });
    settleLogouts(sessionIds);
    if (!answer.ok && answer.error.code === 'approval_required') setNeedsTwo(choice);
    // An open dialog says itself what became of each.
    if (answer.ok && !mounted()) tell(t('logout.doneCount', { count: endedOf(answer.value) }));
    return answer;
  });
  const second = useSecondSupervisor(
    choice,
    (requestId) => requestLogoutApproval(client, workspace.id, sessionIds, { ...input, requestId }),
    () => {
      setRun({ sessionIds: new Set(sessionIds), results: [] });
      onAgain();
      onEnded?.();
    },
  );
  const fixed = logout.saving || second.phase.kind === 'waiting';

  const apply = async (breakGlassReason?: string) => {
    if (fixed || off !== null || targets.length === 0) return;
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    setRun({ sessionIds: new Set(sessionIds), results: null });
    const done = await logout.send(breakGlassReason);
    setRun(done === null ? null : { sessionIds: new Set(sessionIds), results: done.value });
    if (done === null) return;
    onAgain();
    onEnded?.();
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply' && needsTwo !== choice) void apply();
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });

  const failure = logout.error?.code === 'approval_required' ? null : logout.error;
  return {
    targets,
    run,
    note,
    typed,
    confirmation,
    saving: logout.saving,
    off,
    faults: tried ? faults : {},
    failure: failure && {
      words: failureText(failure, language, 'logout.notLoggedOut'),
      mayHelp: mayRetry(failure),
    },
    /** Null unless the server wants a second supervisor for what is chosen. */
    second: needsTwo === choice ? second : null,
    reasonField: {
      ...reasons,
      chosen: reasonCode,
      onChoose: (code: string) => !fixed && setReasonCode(code),
    },
    writeNote: (text: string) => !fixed && setNote(text),
    type: (text: string) => !fixed && setTyped(text),
    apply: () => void apply(),
    breakGlass: (reason: string) => void apply(reason),
  };
}

function endedOf(results: readonly LogoutResult[]): number {
  return results.filter(({ ended }) => ended).length;
}
