import { BOARD_COLUMNS, isHideable, type BoardColumn, type HideableColumn } from '#lib/fleet/board-view.ts';

export const LAYOUTS = ['table', 'map'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const DEFAULT_LAYOUT: Layout = 'table';

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
