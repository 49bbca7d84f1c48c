'use client';

import { useState } from 'react';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { afterLeaving } from '#lib/review/shown-order.ts';

/**
 * Which review is looked at: the address's, else the first one there was. It only changes by the supervisor's own act,
 * so that a key never decides something that has just slid under it.
 */
export function useSelection(
  items: readonly ReviewItem[],
  reviewId: string | null,
  onReview: (id: string | null) => void,
) {
  const [pinned, pin] = useState<string | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const first = items[0]?.id ?? null;
  if (pinned === null && first !== null) pin(first);
  if (pinned !== null && first === null) pin(null);
  const id = reviewId ?? pinned;
  const ids = items.map((item) => item.id);

  const open = (next: string | null) => {
    pin(next);
    onReview(next);
  };
  return {
    id,
    open,
    /** To the list, without losing one's place in it. */
    back: () => onReview(null),
    reset: () => {
      pin(null);
      setChecked(new Set());
      onReview(null);
    },
    move: (step: 1 | -1) => {
      const place = id === null ? -1 : ids.indexOf(id);
      const next = ids[place + step];
      if (next !== undefined && (place >= 0 || step === 1)) open(next);
    },
    /** Goes on to what stays when these leave the list. */
    leave: (leaving: ReadonlySet<string>) => open(afterLeaving(ids, id, leaving)),
    checked: items.filter((item) => checked.has(item.id)),
    check: (list: readonly string[]) =>
      setChecked((before) => {
        const all = list.every((one) => before.has(one));
        return all ? before.difference(new Set(list)) : before.union(new Set(list));
      }),
    checkOnly: (list: readonly string[]) => setChecked(new Set(list)),
  };
}
export type Selection = ReturnType<typeof useSelection>;
