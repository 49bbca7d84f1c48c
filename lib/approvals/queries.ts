import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { newsKeys, WITHOUT_NEWS_MS } from '../fleet/news-keys.ts';
import { onNews } from '../fleet/on-news.ts';
import { DRIVER_STATUSES } from '../fleet/types.ts';
import { fleetReading } from '../fleet/use-reading.ts';
import { isRecord, isText, listOf, objectOf, oneOf, orNull, type Guarded } from '../shape.ts';
import { readAnswer, SERVER_NOW } from '../supabase/ask.ts';

const isTime = (value: unknown): value is string => isText(value) && Number.isFinite(Date.parse(value));
const isChange = objectOf({
  to_status: oneOf(...DRIVER_STATUSES),
  expected_status: oneOf(...DRIVER_STATUSES),
});

const isApprovalRow = objectOf({
  id: isText,
  action: oneOf('override', 'force_logout'),
  batch_id: orNull(isText),
  session_ids: orNull(listOf(isText)),
  parameters: orNull(isRecord),
  reason_code: orNull(isText),
  note: orNull(isText),
  requested_by: isText,
  requested_by_name: isText,
  created_at: isTime,
  expires_at: isTime,
  status: oneOf('pending', 'granted', 'denied', 'withdrawn', 'expired'),
  decided_by_name: orNull(isText),
  decision_note: orNull(isText),
});
const isApprovalRows = listOf(isApprovalRow);

/** An act that waits for a second supervisor. */
export type Approval = ReturnType<typeof approvalFrom>;

function approvalFrom(row: Guarded<typeof isApprovalRow>) {
  const { parameters } = row;
  return {
    id: row.id,
    action: row.action,
    batchId: row.batch_id,
    /** How many sessions it would end; 0 for an override. */
    sessions: row.session_ids?.length ?? 0,
    change: isChange(parameters) ? { from: parameters.expected_status, to: parameters.to_status } : null,
    reasonCode: row.reason_code,
    note: row.note,
    requestedBy: row.requested_by,
    requestedByName: row.requested_by_name,
    createdAt: Date.parse(row.created_at),
    expiresAt: Date.parse(row.expires_at),
    status: row.status,
    decidedByName: row.decided_by_name,
    decisionNote: row.decision_note,
  };
}

const COLUMNS =
  'id,action,batch_id,session_ids,parameters,reason_code,note,requested_by,requested_by_name,created_at,expires_at,status,decided_by_name,decision_note';

/** A waiting act, and whether it was this person who asked for it. */
export type PendingApproval = Approval & { readonly own: boolean };

/** The requests that wait in the workspace, the oldest first. */
export const pendingApprovals = fleetReading<PendingApproval[]>(({ client, store }) => ({
  read: async (signal) => {
    const { data } = await client.auth.getSession();
    const me = data.session?.user.id;
    const answer = await client
      .from('approval_requests')
      .select(COLUMNS)
      .eq('workspace_id', store.meta().workspace.id)
      .eq('status', 'pending')
      .gt('expires_at', SERVER_NOW)
      .order('created_at')
      .abortSignal(signal);
    const approvals = readAnswer(isApprovalRows, answer).map(approvalFrom);
    return approvals.map((approval) => ({ ...approval, own: approval.requestedBy === me }));
  },
  everyMs: WITHOUT_NEWS_MS,
  watch: (tell) => onNews(store, 'approvals', tell),
}));

/** One request, for the person who waits for its answer. Null when it is not there. */
export function approvalQuery(client: SupabaseClient, workspaceId: string, approvalId: string) {
  return queryOptions({
    queryKey: [...newsKeys.approvals(workspaceId), 'one', approvalId],
    queryFn: async ({ signal }): Promise<Approval | null> => {
      const answer = await client
        .from('approval_requests')
        .select(COLUMNS)
        .eq('id', approvalId)
        .abortSignal(signal);
      return readAnswer(isApprovalRows, answer).map(approvalFrom)[0] ?? null;
    },
    refetchInterval: WITHOUT_NEWS_MS,
  });
}
