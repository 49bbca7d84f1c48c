'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reviewQueueQuery } from '#lib/review/queries.ts';
import type { QueueFilter } from '#lib/review/queue-filter.ts';
import type { QueuePage } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { shownOrder } from '#lib/review/shown-order.ts';

type Shown = {
  readonly filter: string;
  readonly pages: readonly QueuePage[] | undefined;
  readonly ids: readonly string[];
  /** Also those that have left the queue and are only still on screen. */
  readonly items: ReadonlyMap<string, ReviewItem>;
  readonly waiting: number;
};

const EMPTY: Shown = { filter: '', pages: undefined, ids: [], items: new Map(), waiting: 0 };

/** The queue as it is shown: while `held`, nothing on screen moves; `settle` shows what waits. */
export function useQueue(filter: QueueFilter, held: boolean) {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const query = useInfiniteQuery(reviewQueueQuery(client, workspace.id, filter));
  const [shown, setShown] = useState(EMPTY);
  const key = JSON.stringify(filter);
  const pages = query.data?.pages;
  const fresh = itemsOf(pages);

  const restless = !held && (shown.waiting > 0 || shown.ids.some((id) => !fresh.has(id)));
  if (shown.filter !== key || shown.pages !== pages || (restless && pages !== undefined)) {
    const before = shown.filter === key ? shown : EMPTY;
    const order = shownOrder(before.ids, [...fresh.keys()], held);
    const kept = order.ids.flatMap((id) => {
      const item = fresh.get(id) ?? before.items.get(id);
      return item === undefined ? [] : [[id, item] as const];
    });
    setShown({ filter: key, pages, ...order, items: new Map(kept) });
  }

  return {
    ids: shown.ids,
    items: shown.items,
    waiting: shown.waiting,
    gone: (id: string) => !fresh.has(id),
    settle: () => setShown((before) => ({ ...before, ids: [...fresh.keys()], items: fresh, waiting: 0 })),
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null,
    loading: query.isPending || shown.filter !== key,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
export type Queue = ReturnType<typeof useQueue>;

function itemsOf(pages: readonly QueuePage[] | undefined): ReadonlyMap<string, ReviewItem> {
  return new Map(pages?.flatMap((page) => page.items.map((item) => [item.id, item] as const)));
}
