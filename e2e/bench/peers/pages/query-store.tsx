/* The same feed into TanStack Query as the only store: structural sharing off, one write a frame. */
import { notifyManager, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { DRIVER_STATUSES, type Fleet, type FleetRow } from '../../../../lib/fleet/types.ts';
import { matches } from './board-record.ts';
import { connectOurFeed, recordOfRow } from './our-feed.ts';
import { ReactBoard } from './react-board.tsx';
import { RecordLine } from './record-line.tsx';

const KEY = ['fleet'];
const { store, start } = await connectOurFeed();
const queries = new QueryClient({
  defaultOptions: { queries: { structuralSharing: false, staleTime: Infinity } },
});
queries.setQueryData(KEY, store.fleet());

const FleetLine = memo(function FleetLine({ row }: { readonly row: FleetRow }) {
  return <RecordLine row={recordOfRow(row)} />;
});
const find = (search: string) =>
  [...store.fleet().rows.values()].filter((row) => matches(recordOfRow(row), search)).map(({ id }) => id);

function Board() {
  const { data: fleet = store.fleet() } = useQuery<Fleet>({ queryKey: KEY, queryFn: () => store.fleet() });
  const line = (id: string) => {
    const row = fleet.rows.get(id);
    return row && <FleetLine row={row} />;
  };
  return (
    <ReactBoard
      counts={DRIVER_STATUSES.map((status) => fleet.counts[status])}
      find={find}
      line={line}
      describe={(id) => fleet.rows.get(id)?.driver?.name ?? ''}
    />
  );
}
createRoot(document.body).render(
  <QueryClientProvider client={queries}>
    <Board />
  </QueryClientProvider>,
);
// The cache tells its readers in a timer, which runs after the frame: they would be a frame late.
notifyManager.setScheduler(queueMicrotask);
// The store still draws the frames together; what it announces goes to the cache instead of to rows.
store.on('rows')(() => queries.setQueryData(KEY, store.fleet()));
start();
