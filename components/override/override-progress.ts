'use client';

import { mayRetry } from '#components/guarded/progress-store.ts';
import { useProgress } from '#components/guarded/use-progress.ts';
import type { AppError } from '#lib/app-error.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import type { OverrideDone, OverrideInput } from '#lib/fleet/actions.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { useFleetActions } from '#lib/fleet/use-fleet-actions.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { pendingWords, unsavedWords } from './override-words.ts';
import { overrides } from './overrides.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

export type OverrideProgress = {
  readonly phase: 'saving' | 'failed';
  readonly to: DriverStatus;
  readonly requestId: string;
  /** “Suspending…” while saving, “Override not saved. …” after a failure. */
  readonly words: string;
  readonly error: AppError | null;
  /** True when the same request may go through if it is sent again; else the supervisor must choose again. */
  readonly mayHelp: boolean;
  /** Sends the same request again; it cannot apply twice. */
  readonly retry: () => void;
  readonly forget: () => void;
};

/** For the board's row and the panel: the override of a batch that is not settled yet, or null. */
export function useOverrideProgress(batchId: string): OverrideProgress | null {
  const progress = useProgress(overrides, batchId);
  const send = useSendOverride();
  const language = useLanguage();
  if (progress === null) return null;
  const { input } = progress;
  const error = progress.phase === 'failed' ? progress.error : null;
  return {
    phase: progress.phase,
    to: input.toStatus,
    requestId: input.requestId,
    words: error === null ? pendingWords(input.toStatus, language.t) : unsavedWords(error, language),
    error,
    mayHelp: error !== null && mayRetry(error),
    retry: () => void send(input),
    forget: () => overrides.forget(batchId),
  };
}

/** Sends an override; board, panel and dialog see it as pending until the server answers. Then it can be taken back. */
export function useSendOverride() {
  const { override } = useFleetActions();
  const { store } = useFleetSource();
  const { t } = useLanguage();
  const tell = useUndoToast();
  return async (input: OverrideInput) => {
    const result = await overrides.send(input.batchId, input, override);
    if (result.ok) {
      const names = {
        reference: store.row(input.batchId)?.reference ?? '',
        status: t(`status.${input.toStatus}`),
      };
      const back = reversalOf(input, result.value, t('override.undoNote'));
      tell(t('override.done', names), back && (() => overrides.send(input.batchId, back, override)));
    }
    return result;
  };
}

/** Leads back to the state before, unless something happened meanwhile. Leaving COMPLETED takes two, and so has no way back. */
function reversalOf(input: OverrideInput, { actionId, event }: OverrideDone, note: string) {
  if (input.toStatus === 'COMPLETED') return undefined;
  return {
    batchId: input.batchId,
    toStatus: input.expectedStatus,
    expectedStatus: input.toStatus,
    expectedSeq: event.seq,
    reasonCode: input.reasonCode,
    note,
    requestId: crypto.randomUUID(),
    reversesId: actionId,
  };
}

/** For the open dialog, which tells about a failure itself. */
export function settleOverride(batchId: string): void {
  overrides.forget(batchId);
}
