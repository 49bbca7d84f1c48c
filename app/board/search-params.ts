import {
  createSerializer,
  debounce,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { ATTENTION_FILTERS, BOARD_COLUMNS, DEFAULT_VIEW, type BoardView } from '#lib/fleet/board-view.ts';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';

/** The board's address: workspace, open panel, filters and sort. */
export const boardParams = {
  w: parseAsString,
  batch: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(DRIVER_STATUSES)).withDefault([]),
  attention: parseAsStringLiteral(ATTENTION_FILTERS),
  q: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) }),
  sort: parseAsStringLiteral(BOARD_COLUMNS).withDefault(DEFAULT_VIEW.sort.column),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault(DEFAULT_VIEW.sort.direction),
};
export type BoardParams = inferParserType<typeof boardParams>;

export const boardAddress = createSerializer(boardParams);

export function viewOf({ state, attention, q, sort, dir }: BoardParams): BoardView {
  return { statuses: state, attention, search: q, sort: { column: sort, direction: dir } };
}

/** The part of the address that a change of the view touches; null takes a parameter away. */
export function paramsOf(change: Partial<BoardView>) {
  return {
    ...(change.statuses === undefined
      ? {}
      : { state: change.statuses.length > 0 ? [...change.statuses] : null }),
    ...(change.attention === undefined ? {} : { attention: change.attention }),
    ...(change.search === undefined ? {} : { q: change.search || null }),
    ...(change.sort === undefined ? {} : { sort: change.sort.column, dir: change.sort.direction }),
  };
}
