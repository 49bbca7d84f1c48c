/* The recipe of the guides: each message puts its row into the cached list. */
import type { BoardRecord } from './board-record.ts';
import { BOARD_KEY, startQueryBoard } from './query-board.tsx';

await startQueryBoard((queries, changed) => {
  queries.setQueryData<BoardRecord[]>(BOARD_KEY, (rows) =>
    rows?.map((row) => (row.id === changed.id ? { ...row, ...changed } : row)),
  );
});
