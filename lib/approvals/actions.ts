import type { SupabaseClient } from '@supabase/supabase-js';
import type { OverrideInput } from '../fleet/actions.ts';
import { act } from '../supabase/ask.ts';
import type { Choice } from '../sessions/actions.ts';
import { z } from '../zod-mini.ts';

const requested = z.pipe(
  z.object({ approval_id: z.string(), expires_ms: z.number() }),
  z.transform((answer) => ({ approvalId: answer.approval_id, expiresAt: answer.expires_ms })),
);
const decided = z.object({ replayed: z.boolean() });

/** Asks a second supervisor to carry out an override. */
export function requestOverrideApproval(client: SupabaseClient, input: OverrideInput) {
  const args = {
    p_batch_id: input.batchId,
    p_to_status: input.toStatus,
    p_expected_status: input.expectedStatus,
    p_expected_seq: input.expectedSeq,
    p_reason_code: input.reasonCode,
    p_note: input.note.trim(),
    p_request_id: input.requestId,
  };
  return act(client, 'request_override_approval', args, requested);
}

/** Asks a second supervisor to end sessions. */
export function requestLogoutApproval(
  client: SupabaseClient,
  workspaceId: string,
  sessionIds: readonly string[],
  { reasonCode, note, requestId }: Choice,
) {
  const args = {
    p_workspace_id: workspaceId,
    p_session_ids: sessionIds,
    p_reason_code: reasonCode,
    p_note: note?.trim() ?? null,
    p_request_id: requestId,
  };
  return act(client, 'request_force_logout_approval', args, requested);
}

/** Carries the act out, in the name of the person who asked. */
export function grantApproval(client: SupabaseClient, approvalId: string, requestId: string) {
  return act(client, 'grant_approval', { p_approval_id: approvalId, p_request_id: requestId }, decided);
}

export function denyApproval(client: SupabaseClient, approvalId: string, note: string, requestId: string) {
  const args = { p_approval_id: approvalId, p_note: note.trim(), p_request_id: requestId };
  return act(client, 'deny_approval', args, decided);
}

/** Takes a request back, by the person who made it. */
export function withdrawApproval(client: SupabaseClient, approvalId: string, requestId: string) {
  return act(client, 'withdraw_approval', { p_approval_id: approvalId, p_request_id: requestId }, decided);
}
