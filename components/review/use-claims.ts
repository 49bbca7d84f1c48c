'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppError, Result } from '#lib/app-error.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import {
  claimReview,
  releaseReview,
  renewClaim,
  takeOverReview,
  type Reasoned,
} from '#lib/review/actions.ts';
import { reviewKeys } from '#lib/review/queries.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { putItem } from './put-item.ts';

const LEASE_GUESS_MS = 10 * 60_000;

/** Who is acting. */
export type Me = { readonly id: string; readonly name: string };

/** Claims show at once and are put back when the server refuses; `refusal` says why. */
export function useClaims(me: Me) {
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly error: AppError } | null>(null);

  const settle = async (before: ReviewItem, answer: Promise<Result<ReviewItem>>) => {
    setRefusal(null);
    const result = await answer;
    putItem(queries, workspace.id, result.ok ? result.value : before);
    if (!result.ok) setRefusal({ id: before.id, error: result.error });
    void queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) });
    return result;
  };
  const show = (item: ReviewItem, claim: ReviewItem['claim']) =>
    putItem(queries, workspace.id, { ...item, claim });
  const mine = () => {
    const now = store.now();
    return { by: me.id, name: me.name, sinceAt: now, untilAt: now + LEASE_GUESS_MS };
  };

  return {
    refusal,
    claim: (item: ReviewItem) => {
      show(item, mine());
      void settle(item, claimReview(client, { id: item.id, requestId: crypto.randomUUID() }));
    },
    release: (item: ReviewItem) => {
      show(item, null);
      void settle(item, releaseReview(client, { id: item.id, requestId: crypto.randomUUID() }));
    },
    renew: async (item: ReviewItem) => {
      const result = await renewClaim(client, item.id);
      if (!result.ok) setRefusal({ id: item.id, error: result.error });
      void queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) });
    },
    takeOver: (item: ReviewItem, why: Reasoned, requestId: string) =>
      settle(item, takeOverReview(client, { id: item.id, requestId, ...why })),
  };
}
export type Claims = ReturnType<typeof useClaims>;
