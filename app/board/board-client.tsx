'use client';

import { useQueryStates } from 'nuqs';
import { Board } from '#components/board/board.tsx';
import type { Density } from '#components/board/density.ts';
import { boardParams, paramsOf, viewOf } from './search-params.ts';

/** The board, with its filters, sort and open panel kept in the address. */
export function BoardClient({ density }: { readonly density: Density }) {
  const [params, setParams] = useQueryStates(boardParams);
  return (
    <Board
      view={viewOf(params)}
      onView={(change) => void setParams(paramsOf(change))}
      batchId={params.batch}
      onBatch={(batch) => {
        // Opening the panel can be undone with Back; walking from batch to batch leaves no trail.
        const opens = params.batch === null && batch !== null;
        void setParams({ batch }, { history: opens ? 'push' : 'replace' });
      }}
      firstDensity={density}
    />
  );
}
