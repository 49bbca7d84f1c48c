import {
  createLoader,
  createSerializer,
  debounce,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import {
  ATTENTION_FILTERS,
  BOARD_COLUMNS,
  DEFAULT_VIEW,
  HIDEABLE_COLUMNS,
  type BoardView,
  type HideableColumn,
} from '#lib/fleet/board-view.ts';
import { SHIFTS } from '#lib/fleet/shifts.ts';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { DEFAULT_LAYOUT, LAYOUTS, type BoardLook } from '#components/board/board-look.ts';

/** The board's address: workspace, open panel, filters, sort, and how it is shown. */
export const boardParams = {
  w: parseAsString,
  batch: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(DRIVER_STATUSES)).withDefault([]),
  depot: parseAsArrayOf(parseAsString).withDefault([]),
  shift: parseAsArrayOf(parseAsStringLiteral(SHIFTS)).withDefault([]),
  attention: parseAsStringLiteral(ATTENTION_FILTERS),
  q: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) }),
  sort: parseAsStringLiteral(BOARD_COLUMNS).withDefault(DEFAULT_VIEW.sort.column),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault(DEFAULT_VIEW.sort.direction),
  hide: parseAsArrayOf(parseAsStringLiteral(HIDEABLE_COLUMNS)).withDefault([]),
  view: parseAsStringLiteral(LAYOUTS).withDefault(DEFAULT_LAYOUT),
};
export type BoardParams = inferParserType<typeof boardParams>;

export const boardAddress = createSerializer(boardParams);

export function viewOf({ state, depot, shift, attention, q, sort, dir }: BoardParams): BoardView {
  return {
    statuses: state,
    depots: depot,
    shifts: shift,
    attention,
    search: q,
    sort: { column: sort, direction: dir },
  };
}

/** An address that names no column leaves it to what the person prefers. */
export function lookOf({ hide, view }: BoardParams, own: readonly HideableColumn[]): BoardLook {
  return { hidden: hide.length > 0 ? hide : own, layout: view };
}

/** What a saved view keeps: everything but the workspace and the open panel, in one order. */
export function savedQueryOf({ w: _w, batch: _batch, depot, shift, hide, ...view }: BoardParams): string {
  const lists = { depot: depot.toSorted(), shift: shift.toSorted(), hide: hide.toSorted() };
  return boardAddress('', { ...view, ...lists }).replace(/^\?/, '');
}

const load = createLoader(boardParams);

/** The parameters a saved query stands for, those it leaves out included. */
export function paramsOfSaved(query: string): Omit<BoardParams, 'w' | 'batch'> {
  const { w: _w, batch: _batch, ...view } = load(`?${query}`);
  return view;
}

/** What a saved query filters by. */
export function viewOfSaved(query: string): BoardView {
  return viewOf({ ...paramsOfSaved(query), w: null, batch: null });
}

/** The part of the address that a change of the view touches; null takes a parameter away. */
export function paramsOf(change: Partial<BoardView & BoardLook>) {
  return {
    ...(change.statuses && { state: orNull(change.statuses) }),
    ...(change.depots && { depot: orNull(change.depots) }),
    ...(change.shifts && { shift: orNull(change.shifts) }),
    ...(change.attention === undefined ? {} : { attention: change.attention }),
    ...(change.search === undefined ? {} : { q: change.search || null }),
    ...(change.sort === undefined ? {} : { sort: change.sort.column, dir: change.sort.direction }),
    ...(change.hidden && { hide: orNull(change.hidden) }),
    ...(change.layout === undefined ? {} : { view: change.layout }),
  };
}

function orNull<Value>(values: readonly Value[]): Value[] | null {
  return values.length > 0 ? [...values] : null;
}
