/* The console's store as it is: each row subscribes to itself with useSyncExternalStore. */
import { memo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { DRIVER_STATUSES } from '../../../../lib/fleet/types.ts';
import { matches } from './board-record.ts';
import { connectOurFeed, recordOfRow } from './our-feed.ts';
import { ReactBoard } from './react-board.tsx';
import { RecordLine } from './record-line.tsx';

const { store, start } = await connectOurFeed();

const StoreLine = memo(function StoreLine({ id }: { readonly id: string }) {
  const row = useSyncExternalStore(store.onRow(id), () => store.row(id));
  return row && <RecordLine row={recordOfRow(row)} />;
});
const find = (search: string) =>
  [...store.fleet().rows.values()].filter((row) => matches(recordOfRow(row), search)).map(({ id }) => id);
const line = (id: string) => <StoreLine id={id} />;

function Board() {
  const counts = useSyncExternalStore(store.on('counts'), store.counts);
  return (
    <ReactBoard
      counts={DRIVER_STATUSES.map((status) => counts[status])}
      find={find}
      line={line}
      describe={(id) => store.row(id)?.driver?.name ?? ''}
    />
  );
}
createRoot(document.body).render(<Board />);
start();
