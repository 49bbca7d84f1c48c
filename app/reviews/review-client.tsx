'use client';

import { useQueryStates } from 'nuqs';
import { ReviewScreen } from '#components/review/review-screen.tsx';
import type { Me } from '#components/review/use-claims.ts';
import { filterOf, paramsOf, reviewParams } from './search-params.ts';

/** The queue, with its tab, filters and open review kept in the address. */
export function ReviewClient({ me, board }: { readonly me: Me; readonly board: string }) {
  const [params, setParams] = useQueryStates(reviewParams);
  return (
    <ReviewScreen
      filter={filterOf(params)}
      onFilter={(change) => void setParams(paramsOf(change))}
      reviewId={params.review}
      onReview={(review) => {
        // Opening one can be undone with Back; walking through the queue leaves no trail.
        const opens = params.review === null && review !== null;
        void setParams({ review }, { history: opens ? 'push' : 'replace' });
      }}
      me={me}
      board={board}
    />
  );
}
