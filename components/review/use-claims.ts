'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRequestIds } from '#components/guarded/use-request-ids.ts';
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

type Refusal = {
  readonly id: string;
  readonly error: AppError;
  /** Whose the review was to be; left out when that was not to change. */
  readonly wanted?: string | null;
};

/** Claims show at once and are put back when the server refuses; `refusal` says why. */
export function useClaims(me: Me) {
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const { send: asOne } = useRequestIds();

  const settle = async (before: ReviewItem, wanted: string | null, answer: Promise<Result<ReviewItem>>) => {
    setRefusal(null);
    const result = await answer;
    putItem(queries, workspace.id, result.ok ? result.value : before);
    if (!result.ok) setRefusal({ id: before.id, error: result.error, wanted });
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
    /** Why the last act on a claim was refused; nothing when it shows that it was carried out and only the answer got lost. */
    refusalOf: ({ id, claim }: ReviewItem): AppError | null => {
      if (refusal?.id !== id) return null;
      const so = refusal.wanted !== undefined && (claim?.by ?? null) === refusal.wanted;
      return so ? null : refusal.error;
    },
    claim: (item: ReviewItem) => {
      show(item, mine());
      const ask = (requestId: string) => claimReview(client, { id: item.id, requestId });
      void settle(item, me.id, asOne(`claim ${item.id} ${item.revision}`, ask));
    },
    release: (item: ReviewItem) => {
      show(item, null);
      const ask = (requestId: string) => releaseReview(client, { id: item.id, requestId });
      void settle(item, null, asOne(`release ${item.id} ${item.revision}`, ask));
    },
    renew: async (item: ReviewItem) => {
      const result = await renewClaim(client, item.id);
      if (!result.ok) setRefusal({ id: item.id, error: result.error });
      void queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) });
    },
    takeOver: (item: ReviewItem, { reasonCode, note }: Reasoned) => {
      const ask = (requestId: string) => takeOverReview(client, { id: item.id, requestId, reasonCode, note });
      const act = JSON.stringify(['take over', item.id, item.revision, reasonCode, note.trim()]);
      return settle(item, me.id, asOne(act, ask));
    },
  };
}
export type Claims = ReturnType<typeof useClaims>;
