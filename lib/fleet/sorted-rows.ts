import { SEVERITIES } from './attention.ts';
import { sortKeyOf, type BoardSort, type SortKey } from './board-view.ts';
import type { Judgement } from './judgement.ts';

/** A row with what it is sorted by. */
export type SortedRow = {
  readonly of: Judgement;
  /** Its place among all judgements. */
  readonly slot: number;
  /** Place in `SEVERITIES`, -1 for a row that needs nobody. */
  readonly severity: number;
  readonly since: number;
  readonly key: SortKey;
};

export type Order = { readonly attention: readonly SortedRow[]; readonly rest: readonly SortedRow[] };

/**
 * All rows in the two groups of the board: those that need attention by severity, then age; the rest as asked. After a
 * change only the rows that changed are taken out and put in again.
 */
export class SortedRows {
  readonly #column;
  readonly #sign;
  #places: object | null = null;
  #seen: readonly Judgement[] = [];
  #items: SortedRow[] = [];
  #order: Order = { attention: [], rest: [] };

  constructor({ column, direction }: BoardSort) {
    this.#column = column;
    this.#sign = direction === 'asc' ? (1 as const) : (-1 as const);
  }

  /** The same object while no row moves. */
  get order(): Order {
    return this.#order;
  }

  /** `all`: one judgement a row; with the same `places` each where it was before. */
  update(all: readonly Judgement[], places: object): void {
    if (places === this.#places) this.#move(all);
    else this.#sort(all, places);
    this.#places = places;
    this.#seen = [...all];
  }

  #sort(all: readonly Judgement[], places: object): void {
    this.#items = all.map((of, slot) => this.#item(of, slot));
    const byTies = tieOrder(all, places).flatMap((slot) => this.#items[slot] ?? []);
    this.#order = {
      attention: byTies.filter(isUrgent).sort((a, b) => a.severity - b.severity || a.since - b.since),
      rest: inKeyOrder(
        byTies.filter((item) => !isUrgent(item)),
        this.#sign,
      ),
    };
  }

  #move(all: readonly Judgement[]): void {
    const gone = new Set<SortedRow>();
    const came: SortedRow[] = [];
    all.forEach((of, slot) => {
      const before = this.#items[slot];
      if (this.#seen[slot] === of || !before) return;
      const after = this.#item(of, slot);
      if (sameItem(before, after)) return;
      gone.add(before);
      came.push(after);
      this.#items[slot] = after;
    });
    if (came.length === 0) return;
    const stays = (item: SortedRow) => !gone.has(item);
    const { attention, rest } = this.#order;
    const compareRest = (a: SortedRow, b: SortedRow) =>
      compareKeys(a.key, b.key, this.#sign) || compareTies(a.of, b.of);
    this.#order = {
      attention: merged(attention.filter(stays), came.filter(isUrgent), compareAttention),
      rest: merged(
        rest.filter(stays),
        came.filter((item) => !isUrgent(item)),
        compareRest,
      ),
    };
  }

  #item(of: Judgement, slot: number): SortedRow {
    const { attention } = of;
    if (!attention) return { of, slot, severity: -1, since: 0, key: sortKeyOf(of, this.#column) };
    const severity = SEVERITIES.indexOf(attention.severity);
    return { of, slot, severity, since: attention.since, key: null };
  }
}

const tieOrders = new WeakMap<object, readonly number[]>();

/** The places in the order of what breaks ties, which every column shares. */
function tieOrder(all: readonly Judgement[], places: object): readonly number[] {
  const known = tieOrders.get(places);
  if (known) return known;
  const made = all
    .map((of, slot) => ({ of, slot }))
    .sort((a, b) => compareTies(a.of, b.of))
    .map(({ slot }) => slot);
  tieOrders.set(places, made);
  return made;
}

/** Rows with equal keys stay in their order. Each key is compared once, not each pair of rows: names and minutes repeat. */
function inKeyOrder(items: readonly SortedRow[], sign: 1 | -1): SortedRow[] {
  const places = new Map<SortKey, SortedRow[]>();
  for (const item of items) {
    const same = places.get(item.key);
    if (same) same.push(item);
    else places.set(item.key, [item]);
  }
  const numbers: number[] = [];
  const texts: string[] = [];
  for (const key of places.keys()) {
    if (typeof key === 'number') numbers.push(key);
    else if (key !== null) texts.push(key);
  }
  const keys: SortKey[] = [...Float64Array.from(numbers).sort(), ...texts.sort()];
  if (sign < 0) keys.reverse();
  // Rows without a value come last, whichever way the others are sorted.
  keys.push(null);
  return keys.flatMap((key) => places.get(key) ?? []);
}

/** Both lists in order: the sort finds two runs that are sorted already, and only merges them. */
function merged(
  sorted: SortedRow[],
  others: SortedRow[],
  compare: (a: SortedRow, b: SortedRow) => number,
): SortedRow[] {
  others.sort(compare);
  return sorted.length === 0 ? others : others.length === 0 ? sorted : [...sorted, ...others].sort(compare);
}

function sameItem(a: SortedRow, b: SortedRow): boolean {
  return a.severity === b.severity && a.since === b.since && a.key === b.key && a.of.tie === b.of.tie;
}

function isUrgent(item: SortedRow): boolean {
  return item.severity >= 0;
}

function compareAttention(a: SortedRow, b: SortedRow): number {
  return a.severity - b.severity || a.since - b.since || compareTies(a.of, b.of);
}

function compareTies(a: Judgement, b: Judgement): number {
  if (a.tie !== b.tie) return a.tie < b.tie ? -1 : 1;
  if (a.row.id === b.row.id) return 0;
  return a.row.id < b.row.id ? -1 : 1;
}

/** Rows without a value come last, whichever way the others are sorted. */
function compareKeys(a: SortKey, b: SortKey, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
