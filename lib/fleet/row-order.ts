import { DEFAULT_VIEW, filterOf, type BoardSort, type BoardView } from './board-view.ts';
import { GroupedRows, type Groups } from './grouped-rows.ts';
import { JudgedFleet, type AttentionCounts } from './judged-fleet.ts';
import type { Judgement } from './judgement.ts';
import { sameValue } from './same-value.ts';
import { inSlices } from './slices.ts';
import { slowly } from './slowly.ts';
import { SortedRows } from './sorted-rows.ts';
import type { FleetStore } from './store.ts';
import type { Subscribe } from './watched.ts';

export type RowIds = Groups & {
  readonly total: number;
  /** Rows that would stand elsewhere, come or go if the list were sorted now; they wait while it is held. */
  readonly moved: number;
};

export type RowOrder = {
  readonly subscribe: Subscribe;
  readonly get: () => RowIds;
  /** While a pointer or the focus is in the list no row moves. */
  readonly hold: (held: boolean) => void;
  /** Sorts now, held or not. */
  readonly settle: () => void;
};

/** The order of one view: sorted at once, afterwards at most once a second, and not at all while held. */
export function createRowOrder(store: FleetStore, view: BoardView): RowOrder {
  const judged = judgedOf(store);
  const rows = new GroupedRows(view, store.meta().workspace.timeZone, judged.sorted(view.sort));
  let held = false;

  const sort = (): Groups => {
    judged.update();
    rows.update(judged.fleet.all, judged.places);
    return rows.groups;
  };
  let sorted = sort();
  let shown = inOrder(sorted);

  const refresh = (): boolean => {
    const next = sort();
    if (next === sorted && (held || shown.moved === 0)) return false;
    sorted = next;
    const before = shown;
    if (!held) shown = sameOrder(next, shown) ? { ...shown, moved: 0 } : inOrder(next);
    else shown = { ...shown, moved: countMoved(shown, next) };
    return shown.moved !== before.moved || shown.rest !== before.rest || shown.attention !== before.attention;
  };
  const slow = slowly(store, refresh);
  return {
    get: () => shown,
    subscribe: slow.subscribe,
    hold(next) {
      if (next === held) return;
      held = next;
      if (!held) slow.run();
    },
    settle() {
      const before = held;
      held = false;
      slow.run();
      held = before;
    },
  };
}

/** The attention counters of a store, counted at most once a second. */
export function createTally(store: FleetStore): {
  readonly subscribe: Subscribe;
  readonly get: () => AttentionCounts;
} {
  const judged = judgedOf(store);
  let counts = judged.update();
  const { subscribe } = slowly(store, () => {
    const before = counts;
    counts = judged.update();
    return counts !== before;
  });
  return { subscribe, get: () => counts };
}

/** How many batches a view shows, counted at most once a second. */
export function createViewCount(
  store: FleetStore,
  view: BoardView,
): { readonly subscribe: Subscribe; readonly get: () => number } {
  const judged = judgedOf(store);
  const shows = filterOf(view, store.meta().workspace.timeZone);
  const read = () => {
    judged.update();
    return judged.fleet.all.reduce((sum, of) => sum + Number(shows(of)), 0);
  };
  let count = read();
  const { subscribe } = slowly(store, () => {
    const before = count;
    count = read();
    return count !== before;
  });
  return { subscribe, get: () => count };
}

const NOTHING = '\0';
const ROWS_A_STEP = 200;

/** Makes all texts ready to be searched, a few at a time, so that the first letter is answered as fast as the others. */
export function prepareSearch(store: FleetStore): Promise<number> {
  return inSlices(rehearse(judgedOf(store).fleet.all));
}

function* rehearse(all: readonly Judgement[]): Generator<undefined, number> {
  const finds = filterOf({ ...DEFAULT_VIEW, search: NOTHING }, 'UTC');
  let found = 0;
  for (const [at, of] of all.entries()) {
    if (finds(of)) found += 1;
    if (at % ROWS_A_STEP === 0) yield;
  }
  return found;
}

type Judged = {
  readonly fleet: JudgedFleet;
  /** Another object when rows no longer are in their places. */
  places: object;
  readonly update: () => AttentionCounts;
  /** All rows in that order: whoever only filters differently need not sort again. */
  readonly sorted: (sort: BoardSort) => SortedRows;
};

const judgedFleets = new WeakMap<FleetStore, Judged>();

/** One for every view and counter of a store. */
function judgedOf(store: FleetStore): Judged {
  const known = judgedFleets.get(store);
  if (known) return known;
  const fleet = new JudgedFleet();
  let last: { readonly sort: BoardSort; readonly rows: SortedRows } | null = null;
  const made: Judged = {
    fleet,
    places: {},
    sorted(sort) {
      if (last === null || !sameValue(last.sort, sort)) last = { sort, rows: new SortedRows(sort) };
      return last.rows;
    },
    update() {
      if (!fleet.update(store.fleet(), store.dataNow())) made.places = {};
      return fleet.counts;
    },
  };
  judgedFleets.set(store, made);
  return made;
}

function inOrder(groups: Groups): RowIds {
  return { ...groups, total: groups.attention.length + groups.rest.length, moved: 0 };
}

function sameOrder(a: Groups, b: Groups): boolean {
  return a === b || (sameIds(a.attention, b.attention) && sameIds(a.rest, b.rest));
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/** How few rows one would have to pick up to get from one order to the other. */
export function countMoved(from: Groups, to: Groups): number {
  const places = new Map<string, number>();
  for (const id of from.attention) places.set(id, places.size);
  const urgent = places.size;
  for (const id of from.rest) places.set(id, places.size);
  let came = 0;
  const kept: number[] = [];
  for (const [ids, inAttention] of [
    [to.attention, true],
    [to.rest, false],
  ] as const) {
    for (const id of ids) {
      const place = places.get(id);
      if (place === undefined) came += 1;
      else if (place < urgent === inAttention) kept.push(place);
    }
  }
  return places.size + came - longestRising(kept);
}

function longestRising(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
    if (value > (tails.at(-1) ?? -1)) {
      tails.push(value);
      continue;
    }
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
  }
  return tails.length;
}
