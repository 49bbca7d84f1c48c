'use client';

import { throttle, useQueryStates } from 'nuqs';
import { Board } from '#components/board/board.tsx';
import { useStable } from '#components/ui/use-stable.ts';
import { usePreferences } from '#components/shell/use-preferences.ts';
import { writePreferences } from '#lib/preferences.ts';
import { useKept } from '#lib/fleet/use-fleet.ts';
import type { MapStyles } from '#lib/map-styles.ts';
import {
  boardParams,
  lookOf,
  paramsOf,
  paramsOfSaved,
  savedQueryOf,
  viewOf,
  viewOfSaved,
} from './search-params.ts';

type BoardClientProps = { readonly mapStyles: MapStyles };

/** A saved view is in the address at once, what it searches for included. */
const CHOSEN = { history: 'push', limitUrlUpdates: throttle(50) } as const;

/** The board, with its filters, sort, columns and open panel kept in the address. */
export function BoardClient({ mapStyles }: BoardClientProps) {
  const [params, setParams] = useQueryStates(boardParams);
  const { hidden } = usePreferences();
  return (
    <Board
      view={useKept(viewOf(params))}
      look={useKept(lookOf(params, hidden))}
      onView={useStable((change) => {
        if (change.hidden !== undefined) writePreferences({ hidden: change.hidden });
        void setParams(paramsOf(change));
      })}
      query={savedQueryOf(params)}
      viewOfQuery={viewOfSaved}
      onQuery={useStable((query) => void setParams(paramsOfSaved(query), CHOSEN))}
      batchId={params.batch}
      onBatch={useStable((batch) => {
        // Opening the panel can be undone with Back; walking from batch to batch leaves no trail.
        const opens = params.batch === null && batch !== null;
        void setParams({ batch }, { history: opens ? 'push' : 'replace' });
      })}
      mapStyles={mapStyles}
    />
  );
}
