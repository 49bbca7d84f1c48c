'use client';

import { useState } from 'react';

/** What one bulk action can take at once. */
export const MAX_PICKED = 500;

/** The batches selected for a bulk action: kept while the list changes under them, in the order they were chosen. */
export function usePicked() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (id: string) =>
      setIds((before) => {
        if (before.has(id)) return before.difference(new Set([id]));
        return before.size < MAX_PICKED ? new Set([...before, id]) : before;
      }),
    /** Selects all of these, or none when all are selected already. */
    toggleAll: (shown: readonly string[]) =>
      setIds((before) => {
        const some = shown.slice(0, MAX_PICKED);
        return some.every((id) => before.has(id)) ? new Set() : new Set(some);
      }),
    only: (list: Iterable<string>) => setIds(new Set(list)),
    clear: () => setIds(new Set()),
  };
}
export type Picked = ReturnType<typeof usePicked>;
