import { BOARD_COLUMNS, type BoardColumn } from '#lib/fleet/board-view.ts';

export const LAYOUTS = ['table', 'map'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const DEFAULT_LAYOUT: Layout = 'table';

/** A row without its driver would be nobody's. */
export type HideableColumn = Exclude<BoardColumn, 'driver'>;
export const HIDEABLE_COLUMNS: readonly HideableColumn[] = BOARD_COLUMNS.filter(isHideable);

/** How the board shows what its filters leave. */
export type BoardLook = { readonly hidden: readonly HideableColumn[]; readonly layout: Layout };

export function shownColumns(hidden: readonly HideableColumn[]): readonly BoardColumn[] {
  return BOARD_COLUMNS.filter((column) => !(isHideable(column) && hidden.includes(column)));
}

/** Takes a column away, or brings it back. */
export function toggleColumn(
  hidden: readonly HideableColumn[],
  column: HideableColumn,
): readonly HideableColumn[] {
  return hidden.includes(column) ? hidden.filter((other) => other !== column) : [...hidden, column];
}

function isHideable(column: BoardColumn): column is HideableColumn {
  return column !== 'driver';
}
