'use client';

import { useState } from 'react';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { useWritten } from '#components/guarded/use-written.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import type { Decision } from '#lib/review/actions.ts';
import { defaultReason } from '#lib/review/default-reasons.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import type { Deed } from './deeds.ts';

export const DECISIONS = ['confirm', 'dismiss', 'follow_up'] as const;

export type NoteFault = 'required' | 'short';

/** Reason and note of the review on screen: what a key will record is known before it is pressed. Mounted anew for each review. */
export function useDecisionForm(item: ReviewItem | null) {
  const lists = {
    confirm: useReasons('confirm_review').reasons ?? [],
    dismiss: useReasons('dismiss_review').reasons ?? [],
    follow_up: useReasons('follow_up_review').reasons ?? [],
  };
  const [draft, setDraft] = useState<{
    readonly id: string | null;
    readonly note: string;
    readonly chosen: Partial<Record<Decision, string>>;
    readonly fault: NoteFault | null;
  }>({ id: null, note: '', chosen: {}, fault: null });
  const id = item?.id ?? null;
  const now = draft.id === id ? draft : { id, note: '', chosen: {}, fault: null };

  useWritten(now.note);

  const reasonOf = (decision: Decision) => {
    const code = now.chosen[decision] ?? defaultReason(decision, item?.reasons[0], lists[decision]);
    return lists[decision].find((reason) => reason.code === code) ?? null;
  };
  /** What would be sent; null, and the fault shown, when reason and note do not suffice. */
  const deedOf = (decision: Decision): Deed | null => {
    const reason = reasonOf(decision);
    const length = now.note.trim().length;
    const fault = reason?.requiresNote === true && length === 0 ? 'required' : 'short';
    const short = length < NOTE_LENGTH && (length > 0 || reason?.requiresNote === true);
    if (reason === null || short) {
      setDraft({ ...now, fault });
      return null;
    }
    return { kind: 'decide', decision, reasonCode: reason.code, note: now.note };
  };
  return {
    lists,
    reasonOf,
    deedOf,
    note: now.note,
    fault: now.fault,
    write: (note: string) => setDraft({ ...now, note, fault: null }),
    choose: (decision: Decision, code: string) =>
      setDraft({ ...now, chosen: { ...now.chosen, [decision]: code }, fault: null }),
  };
}
export type DecisionForm = ReturnType<typeof useDecisionForm>;
