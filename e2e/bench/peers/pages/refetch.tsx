/* The other recipe of the guides: each message makes the list stale, and it is read again. */
import { BOARD_KEY, startQueryBoard } from './query-board.tsx';

await startQueryBoard((queries) => void queries.invalidateQueries({ queryKey: BOARD_KEY }));
