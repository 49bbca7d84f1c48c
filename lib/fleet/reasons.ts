import type { SupabaseClient } from '@supabase/supabase-js';
import { queryOptions } from '@tanstack/react-query';
import { isBoolean, isText, listOf, objectOf, orNull, type Guarded } from '../shape.ts';
import { readAnswer } from '../supabase/ask.ts';

export type ReasonAction =
  | 'override'
  | 'force_logout'
  | 'confirm_review'
  | 'dismiss_review'
  | 'follow_up_review'
  | 'snooze_review'
  | 'reopen_review'
  | 'take_over_review'
  | 'device_change_deny'
  | 'assign_batch';

/** A reason as a dialog offers it, in the reader's words. */
export type ReasonCode = {
  readonly code: string;
  readonly label: string;
  readonly requiresNote: boolean;
};

const isReasonRows = listOf(
  objectOf({
    action: isText,
    code: isText,
    label: isText,
    label_nl: orNull(isText),
    standard: isBoolean,
    requires_note: isBoolean,
    retired: isBoolean,
  }),
);
/** A reason of a workspace, one that may no longer be given too; `label` are its words in general. */
export type ReasonRow = Guarded<typeof isReasonRows>[number];

export const reasonsKey = (workspaceId: string) => ['reasons', workspaceId] as const;

/** Every reason of every act, in the workspace's order. Asked anew by a dialog that opens later than half a minute. */
export function reasonListQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: reasonsKey(workspaceId),
    queryFn: async ({ signal }): Promise<ReasonRow[]> =>
      readAnswer(
        isReasonRows,
        await client.rpc('reason_list', { p_workspace_id: workspaceId }).abortSignal(signal),
      ),
    staleTime: 30_000,
  });
}

/** Its words for a reader of this language. */
export function reasonLabel({ label, label_nl: dutch }: ReasonRow, locale: string): string {
  return locale === 'nl' ? (dutch ?? label) : label;
}

/** What a reason was called when it was given, in the reader's language unless it was renamed since. */
export function givenLabel(
  rows: readonly ReasonRow[],
  code: string,
  label: string | undefined,
  locale: string,
): string | undefined {
  const row = rows.find((one) => one.code === code && one.label === (label ?? one.label));
  return row === undefined ? label : reasonLabel(row, locale);
}

/** The reasons that an act may be given now. */
export function offeredReasons(
  rows: readonly ReasonRow[],
  action: ReasonAction,
  locale: string,
): readonly ReasonCode[] {
  return rows
    .filter((row) => row.action === action && !row.retired)
    .map((row) => ({
      code: row.code,
      label: reasonLabel(row, locale),
      requiresNote: row.requires_note,
    }));
}
