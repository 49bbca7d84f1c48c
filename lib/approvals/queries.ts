import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { DRIVER_STATUSES } from '../fleet/types.ts';
import { instant } from '../instant.ts';
import { readAnswer } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';

export const approvalKeys = {
  pending: (workspaceId: string) => ['approvals', workspaceId] as const,
  one: (approvalId: string) => ['approval', approvalId] as const,
};

const status = z.enum(['pending', 'granted', 'denied', 'withdrawn', 'expired']);

const approvals = z.array(
  z.pipe(
    z.object({
      id: z.string(),
      action: z.enum(['override', 'force_logout']),
      batch_id: z.nullable(z.string()),
      session_ids: z.nullable(z.array(z.string())),
      parameters: z.catch(
        z.nullable(
          z.object({ to_status: z.enum(DRIVER_STATUSES), expected_status: z.enum(DRIVER_STATUSES) }),
        ),
        null,
      ),
      reason_code: z.nullable(z.string()),
      note: z.nullable(z.string()),
      requested_by: z.string(),
      requested_by_name: z.string(),
      created_at: instant,
      expires_at: instant,
      status,
      decided_by_name: z.nullable(z.string()),
      decision_note: z.nullable(z.string()),
    }),
    z.transform((row) => ({
      id: row.id,
      action: row.action,
      batchId: row.batch_id,
      /** How many sessions it would end; 0 for an override. */
      sessions: row.session_ids?.length ?? 0,
      change: row.parameters && { from: row.parameters.expected_status, to: row.parameters.to_status },
      reasonCode: row.reason_code,
      note: row.note,
      requestedBy: row.requested_by,
      requestedByName: row.requested_by_name,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      status: row.status,
      decidedByName: row.decided_by_name,
      decisionNote: row.decision_note,
    })),
  ),
);
/** An act that waits for a second supervisor. */
export type Approval = z.infer<typeof approvals>[number];

const COLUMNS =
  'id,action,batch_id,session_ids,parameters,reason_code,note,requested_by,requested_by_name,created_at,expires_at,status,decided_by_name,decision_note';

/** The requests that wait in a workspace, the oldest first. */
export function pendingApprovalsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: approvalKeys.pending(workspaceId),
    queryFn: async ({ signal }): Promise<Approval[]> =>
      readAnswer(
        approvals,
        await client
          .from('approval_requests')
          .select(COLUMNS)
          .eq('workspace_id', workspaceId)
          .eq('status', 'pending')
          .gt('expires_at', new Date().toISOString())
          .order('created_at')
          .abortSignal(signal),
      ),
    refetchInterval: 5_000,
  });
}

/** One request, for the person who waits for its answer. Null when it is not there. */
export function approvalQuery(client: SupabaseClient, approvalId: string) {
  return queryOptions({
    queryKey: approvalKeys.one(approvalId),
    queryFn: async ({ signal }): Promise<Approval | null> => {
      const answer = await client
        .from('approval_requests')
        .select(COLUMNS)
        .eq('id', approvalId)
        .abortSignal(signal);
      return readAnswer(approvals, answer)[0] ?? null;
    },
    refetchInterval: 2_000,
  });
}
