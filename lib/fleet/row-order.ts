import { groupRows, type BoardView } from './board-view.ts';
import type { FleetStore, Subscribe } from './store.ts';

export type RowIds = {
  readonly attention: readonly string[];
  readonly rest: readonly string[];
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

const AT_MOST_EVERY_MS = 1000;
// Rows become late or silent without any event.
const AT_LEAST_EVERY_MS = 10_000;

/** The order of one view: sorted at once, afterwards at most once a second, and not at all while held. */
export function createRowOrder(store: FleetStore, view: BoardView): RowOrder {
  let held = false;
  let shown = { ...compute(store, view), moved: 0 };
  let stopTimer: (() => void) | null = null;
  let computedAt = store.now();
  let dirty = false;
  const listeners = new Set<() => void>();

  const show = (next: RowIds) => {
    if (sameOrder(next, shown) && next.moved === shown.moved) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const refresh = () => {
    dirty = false;
    computedAt = store.now();
    const next = compute(store, view);
    if (held) show({ ...shown, moved: countMoved(shown, next) });
    else show({ ...(sameOrder(next, shown) ? shown : next), moved: 0 });
    arm();
  };
  const arm = () => {
    stopTimer?.();
    const wait = computedAt + (dirty ? AT_MOST_EVERY_MS : AT_LEAST_EVERY_MS) - store.now();
    stopTimer = store.later(refresh, Math.max(0, wait));
  };
  const touch = () => {
    if (dirty) return;
    dirty = true;
    arm();
  };
  let stopWatching: (() => void) | null = null;

  return {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopWatching = store.on('rows')(touch);
        touch();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopTimer?.();
        dirty = false;
      };
    },
    hold(next) {
      if (next === held) return;
      held = next;
      if (!held) refresh();
    },
    settle() {
      const next = compute(store, view);
      computedAt = store.now();
      show({ ...next, moved: 0 });
    },
  };
}

function compute(store: FleetStore, view: BoardView): Omit<RowIds, 'moved'> {
  const { rows, settings } = store.fleet();
  const groups = groupRows(rows.values(), view, settings, store.dataNow());
  return { ...groups, total: groups.attention.length + groups.rest.length };
}

function sameOrder(a: Omit<RowIds, 'moved'>, b: Omit<RowIds, 'moved'>): boolean {
  return sameIds(a.attention, b.attention) && sameIds(a.rest, b.rest);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/** How few rows one would have to pick up to get from one order to the other. */
export function countMoved(
  from: Pick<RowIds, 'attention' | 'rest'>,
  to: Pick<RowIds, 'attention' | 'rest'>,
): number {
  const places = new Map<string, number>();
  let place = 0;
  for (const id of to.attention) places.set(`a${id}`, place++);
  for (const id of to.rest) places.set(`r${id}`, place++);
  const kept: number[] = [];
  for (const id of from.attention) keep(places.get(`a${id}`), kept);
  for (const id of from.rest) keep(places.get(`r${id}`), kept);
  const fromIds = new Set([...from.attention, ...from.rest]);
  const toIds = new Set([...to.attention, ...to.rest]);
  return fromIds.union(toIds).size - longestRising(kept);
}

function keep(place: number | undefined, places: number[]): void {
  if (place !== undefined) places.push(place);
}

function longestRising(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
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
