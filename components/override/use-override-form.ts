'use client';

import { useReducer, useState } from 'react';
import { useSecondSupervisor } from '#components/approvals/use-second-supervisor.ts';
import { choiceFaults, type ChoiceFaults } from '#components/guarded/choice-faults.ts';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { REASON_GROUP } from '#components/guarded/reason-field.tsx';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { useMounted } from '#components/guarded/use-mounted.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import { useSettling } from '#components/guarded/use-settling.ts';
import { expectedAt } from '#lib/fleet/attention.ts';
import { DRIVER_STATUSES, type DriverStatus, type FleetRow } from '#lib/fleet/types.ts';
import { requestOverrideApproval } from '#lib/approvals/actions.ts';
import { useFleetSource, useNow } from '#lib/fleet/use-fleet.ts';
import {
  openOverrideForm,
  overrideFormReducer,
  requestFor,
  seenFromRefusal,
  seenState,
  standing,
} from './override-form.ts';
import { settleOverride, useSendOverride } from './override-progress.ts';
import { unsavedWords } from './override-words.ts';
import { STATE_GROUP } from './state-option.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** A press this soon after the state changed on screen was meant for the old one. */
const SETTLE_MS = 600;

/** The state of one open override dialog and what its controls do. `onClose` is called once the override is saved. */
export function useOverrideForm(row: FleetRow, onClose: () => void) {
  const now = useNow(10_000);
  const live = seenState(row, expectedAt(row, now));
  const [form, dispatch] = useReducer(overrideFormReducer, live, (seen) =>
    openOverrideForm(seen, crypto.randomUUID()),
  );
  const reasons = useReasons('override');
  const send = useSendOverride();
  const off = usePaused();
  const mounted = useMounted();
  const language = useLanguage();
  const { client } = useFleetSource();
  const [needsTwo, setNeedsTwo] = useState<string | null>(null);

  const choice = JSON.stringify([form.to, form.reasonCode, form.note.trim()]);
  const at = standing(form, live);
  const settling = useSettling(at.now.status, SETTLE_MS);
  const missing: ChoiceFaults & { readonly state?: string } = {
    ...(form.to === null || form.to === at.now.status ? { state: language.t('override.chooseState') } : {}),
    ...choiceFaults(form.reasonCode, form.note, language.t),
  };

  const inputFor = (to: DriverStatus, reasonCode: string) => ({
    batchId: row.id,
    toStatus: to,
    expectedStatus: at.now.status,
    expectedSeq: at.now.version,
    reasonCode,
    note: form.note.trim(),
  });

  const second = useSecondSupervisor(
    choice,
    (requestId) =>
      requestOverrideApproval(client, {
        ...inputFor(form.to ?? at.now.status, form.reasonCode ?? ''),
        requestId,
      }),
    onClose,
  );
  const fixed = form.sending || second.phase.kind === 'waiting';

  const apply = async (breakGlassReason?: string) => {
    const { to, reasonCode } = form;
    if (form.sending || off !== null || settling) return;
    if (to === null || reasonCode === null || Object.keys(missing).length > 0)
      return dispatch({ kind: 'incomplete' });
    const sent = breakGlassReason === undefined ? choice : `${choice} ${breakGlassReason}`;
    const request = requestFor(form.request, sent, () => crypto.randomUUID());
    dispatch({ kind: 'sent', request, expected: at.now });
    const result = await send({
      ...inputFor(to, reasonCode),
      requestId: request.id,
      ...(breakGlassReason === undefined ? {} : { breakGlassReason }),
    });
    if (!mounted()) return;
    if (result.ok) return onClose();
    settleOverride(row.id);
    const { error } = result;
    if (error.code === 'approval_required') setNeedsTwo(choice);
    dispatch(
      error.moved ? { kind: 'refused', now: seenFromRefusal(error.moved) } : { kind: 'failed', error },
    );
  };
  const chooseState = (to: DriverStatus) => !fixed && dispatch({ kind: 'state', to });
  const chooseReason = (code: string) => !fixed && dispatch({ kind: 'reason', code });

  useDialogKeys((key) => {
    if (key.kind === 'apply' && needsTwo !== choice) void apply();
    if (key.kind === 'digit') pressRadio(STATE_GROUP, DRIVER_STATUSES[key.digit - 1]);
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });

  return {
    at,
    opened: form.opened,
    to: form.to === at.now.status ? null : form.to,
    wanted: form.to,
    note: form.note,
    saving: form.sending,
    off,
    settling,
    faults: form.tried ? missing : {},
    failure:
      form.failure === null || form.failure.code === 'approval_required'
        ? null
        : { words: unsavedWords(form.failure, language), mayHelp: mayRetry(form.failure) },
    /** Null unless the server wants a second supervisor for what is chosen. */
    second: needsTwo === choice ? second : null,
    reasonField: { ...reasons, chosen: form.reasonCode, onChoose: chooseReason },
    chooseState,
    writeNote: (text: string) => !fixed && dispatch({ kind: 'note', text }),
    apply: () => void apply(),
    breakGlass: (reason: string) => void apply(reason),
  };
}
