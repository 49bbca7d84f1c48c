import type { SupabaseClient } from '@supabase/supabase-js';
import type { Result } from '../app-error.ts';
import type { ReasonRow } from '../fleet/reasons.ts';
import { isRecord, isText, objectOf } from '../shape.ts';
import { act } from '../supabase/ask.ts';

export type ReasonWords = { readonly label: string; readonly labelNl: string };
export type ReasonChange = {
  readonly label?: string;
  readonly label_nl?: string | null;
  readonly retired?: boolean;
};

const isAdded = objectOf({ reason: objectOf({ code: isText }) });
/** @returns the code of the new reason, the last of its act. Administrators. */
export function addReason(
  client: SupabaseClient,
  workspaceId: string,
  action: string,
  { label, labelNl }: ReasonWords,
  requiresNote: boolean,
  requestId: string,
): Promise<Result<{ readonly reason: { readonly code: string } }>> {
  const args = {
    p_workspace_id: workspaceId,
    p_action: action,
    p_label: label,
    p_label_nl: labelNl.trim() === '' ? null : labelNl,
    p_requires_note: requiresNote,
    p_request_id: requestId,
  };
  return act(client, 'add_reason', args, isAdded);
}

/** `changed_meanwhile` when what is to be changed is no longer as `seen`. Administrators. */
export function changeReason(
  client: SupabaseClient,
  workspaceId: string,
  seen: ReasonRow,
  change: ReasonChange,
  requestId: string,
): Promise<Result<unknown>> {
  const { label, label_nl, retired } = seen;
  const args = {
    p_workspace_id: workspaceId,
    p_action: seen.action,
    p_code: seen.code,
    p_changes: change,
    p_expected: { label, label_nl, retired },
    p_request_id: requestId,
  };
  return act(client, 'change_reason', args, isRecord);
}

/** Puts the reasons in use of an act in order; `changed_meanwhile` when they are no longer in the order `seen`. */
export function orderReasons(
  client: SupabaseClient,
  workspaceId: string,
  action: string,
  codes: readonly string[],
  seen: readonly string[],
  requestId: string,
): Promise<Result<unknown>> {
  const args = {
    p_workspace_id: workspaceId,
    p_action: action,
    p_codes: codes,
    p_expected: seen,
    p_request_id: requestId,
  };
  return act(client, 'order_reasons', args, isRecord);
}

/** The codes with one of them a place up or down; the same at the end. */
export function movedBy(codes: readonly string[], code: string, step: 1 | -1): readonly string[] {
  const from = codes.indexOf(code);
  const to = from + step;
  if (from < 0 || to < 0 || to >= codes.length) return codes;
  const others = codes.filter((one) => one !== code);
  return [...others.slice(0, to), code, ...others.slice(to)];
}
