import type { Approval } from '#lib/approvals/queries.ts';
import type { Millis } from '#lib/fleet/types.ts';

/** Where the asking stands. `over`: nobody decided in time, or it was withdrawn elsewhere. */
export type ApprovalPhase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly expiresAt: Millis }
  | { readonly kind: 'granted' }
  | { readonly kind: 'denied'; readonly by: string; readonly note: string | null }
  | { readonly kind: 'over' };

/** From what was asked here and what the server last said about it. */
export function approvalPhase(
  requested: { readonly expiresAt: Millis } | null,
  answer: Pick<Approval, 'status' | 'expiresAt' | 'decidedByName' | 'decisionNote'> | null,
): ApprovalPhase {
  if (requested === null) return { kind: 'asking' };
  switch (answer?.status) {
    case undefined:
    case 'pending':
      return { kind: 'waiting', expiresAt: answer?.expiresAt ?? requested.expiresAt };
    case 'granted':
      return { kind: 'granted' };
    case 'denied':
      return { kind: 'denied', by: answer?.decidedByName ?? '', note: answer?.decisionNote ?? null };
    case 'withdrawn':
    case 'expired':
      return { kind: 'over' };
  }
}
