'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useAsk } from '#components/guarded/use-ask.ts';
import type { AppError, Result } from '#lib/app-error.ts';
import { withdrawApproval } from '#lib/approvals/actions.ts';
import { approvalQuery } from '#lib/approvals/queries.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { approvalPhase, type ApprovalPhase } from './approval-phase.ts';

export type Requested = { readonly approvalId: string; readonly expiresAt: Millis };

export type SecondSupervisorState = {
  readonly phase: ApprovalPhase;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly ask: () => void;
  readonly withdraw: () => void;
};

/**
 * Asking a second supervisor for one act. `choice` is all that is asked for; `onGranted` is called once the act has been
 * carried out.
 */
export function useSecondSupervisor(
  choice: string,
  request: (requestId: string) => Promise<Result<Requested>>,
  onGranted: () => void,
): SecondSupervisorState {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const [requested, setRequested] = useState<Requested | null>(null);
  const asking = useAsk(`${choice} after ${requested?.approvalId ?? ''}`, request);
  const withdrawing = useAsk(requested?.approvalId ?? '', (id) =>
    withdrawApproval(client, requested?.approvalId ?? '', id),
  );
  const answer = useQuery({
    ...approvalQuery(client, workspace.id, requested?.approvalId ?? ''),
    enabled: requested !== null,
  });
  const phase = approvalPhase(requested, answer.data ?? null);
  const granted = useEffectEvent(onGranted);
  useEffect(() => {
    if (phase.kind === 'granted') granted();
  }, [phase.kind]);
  return {
    phase,
    busy: asking.saving || withdrawing.saving,
    error: asking.error ?? withdrawing.error,
    ask: () => void asking.send().then((done) => done && setRequested(done.value)),
    withdraw: () => void withdrawing.send().then((done) => done && setRequested(null)),
  };
}
