import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createClient } from '@supabase/supabase-js';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { loadRecords, matches, STATUSES, type BoardRecord } from './board-record.ts';
import { projectOfAddress, sayLive } from './project.ts';
import { ReactBoard } from './react-board.tsx';
import { RecordLine } from './record-line.tsx';

export const BOARD_KEY = ['board'];

/** A board whose rows are one TanStack Query, live over a message a changed row: what the guides show. */
export async function startQueryBoard(
  onRow: (queries: QueryClient, row: BoardRecord) => void,
): Promise<void> {
  const project = projectOfAddress();
  const queries = new QueryClient();
  const load = () => loadRecords(project);
  await queries.prefetchQuery({ queryKey: BOARD_KEY, queryFn: load });
  function Board() {
    const { data = [] } = useQuery({ queryKey: BOARD_KEY, queryFn: load, staleTime: Infinity });
    const byId = useMemo(() => new Map(data.map((row) => [row.id, row])), [data]);
    const find = useMemo(
      () => (search: string) => data.filter((row) => matches(row, search)).map(({ id }) => id),
      [data],
    );
    const counts = useMemo(() => {
      const counted = STATUSES.map(() => 0);
      for (const { status } of data) counted[status] = (counted[status] ?? 0) + 1;
      return counted;
    }, [data]);
    const line = (id: string) => {
      const row = byId.get(id);
      return row && <RecordLine row={row} />;
    };
    return (
      <ReactBoard counts={counts} find={find} line={line} describe={(id) => byId.get(id)?.driver ?? ''} />
    );
  }
  createRoot(document.body).render(
    <QueryClientProvider client={queries}>
      <Board />
    </QueryClientProvider>,
  );
  const channel = createClient(project.url, project.key).channel(`rows:${project.workspaceId}`);
  channel.on('broadcast', { event: 'UPDATE' }, ({ payload }) => onRow(queries, payload.record));
  channel.subscribe((status) => status === 'SUBSCRIBED' && sayLive());
}
