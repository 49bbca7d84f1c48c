import { SEVERITIES } from './attention.ts';
import { filterOf, sortKeyOf, type BoardColumn, type BoardView, type SortKey } from './board-view.ts';
import type { Judgement } from './judgement.ts';
import type { FleetRow } from './types.ts';

/** A row of a view with what it is sorted by. */
type Item = {
  readonly of: Judgement;
  /** Place in `SEVERITIES`, -1 for a row that needs nobody. */
  readonly severity: number;
  readonly since: number;
  readonly key: SortKey;
};

export type Groups = { readonly attention: readonly string[]; readonly rest: readonly string[] };

/**
 * The two groups of the board: rows that need attention by severity, then age; the rest as the view sorts. After a
 * change only the rows that changed are taken out and put in again.
 */
export class GroupedRows {
  readonly #column;
  readonly #passes;
  readonly #compareRest;
  #seen: readonly Judgement[] = [];
  #items: (Item | null)[] = [];
  #attention: Item[] = [];
  #rest: Item[] = [];
  #groups: Groups = { attention: [], rest: [] };

  constructor({ sort, ...view }: BoardView) {
    this.#column = sort.column;
    this.#passes = filterOf({ sort, ...view });
    const sign = sort.direction === 'asc' ? 1 : -1;
    this.#compareRest = (a: Item, b: Item) => compareKeys(a.key, b.key, sign) || compareTies(a, b);
  }

  /** The same object while no row moves. */
  get groups(): Groups {
    return this.#groups;
  }

  /** `all`: one judgement a row; with `samePlaces` each in the place of before. */
  update(all: readonly Judgement[], samePlaces: boolean): void {
    const gone = new Set<Item>();
    const came: Item[] = [];
    if (!samePlaces) this.#items = [];
    all.forEach((of, slot) => {
      if (samePlaces && this.#seen[slot] === of) return;
      const before = this.#items[slot] ?? null;
      const after = this.#passes(of) ? this.#item(of, before) : null;
      if (before && after && sameItem(before, after)) return;
      if (before) gone.add(before);
      if (after) came.push(after);
      this.#items[slot] = after;
    });
    this.#seen = [...all];
    if (samePlaces && gone.size === 0 && came.length === 0) return;
    const stays = (item: Item) => samePlaces && !gone.has(item);
    this.#attention = merged(this.#attention.filter(stays), came.filter(isUrgent), compareAttention);
    this.#rest = merged(
      this.#rest.filter(stays),
      came.filter((item) => !isUrgent(item)),
      this.#compareRest,
    );
    this.#groups = { attention: this.#attention.map(idOf), rest: this.#rest.map(idOf) };
  }

  #item(of: Judgement, before: Item | null): Item {
    const { attention } = of;
    if (attention) {
      return { of, severity: SEVERITIES.indexOf(attention.severity), since: attention.since, key: null };
    }
    const known = before?.severity === -1 && sameSource(before.of.row, of.row, this.#column);
    return { of, severity: -1, since: 0, key: known ? before.key : sortKeyOf(of, this.#column) };
  }
}

/** Both lists in order: the sort finds two runs that are sorted already, and only merges them. */
function merged(sorted: Item[], others: Item[], compare: (a: Item, b: Item) => number): Item[] {
  others.sort(compare);
  return sorted.length === 0 ? others : others.length === 0 ? sorted : [...sorted, ...others].sort(compare);
}

/** A text is made fit for sorting once, not with every event of its row. */
function sameSource(before: FleetRow, after: FleetRow, column: BoardColumn): boolean {
  if (column === 'driver') return before.driver === after.driver;
  return column === 'next_stop' && before.nextStop === after.nextStop;
}

function sameItem(a: Item, b: Item): boolean {
  return a.severity === b.severity && a.since === b.since && a.key === b.key && a.of.tie === b.of.tie;
}

function isUrgent(item: Item): boolean {
  return item.severity >= 0;
}

function idOf({ of }: Item): string {
  return of.row.id;
}

function compareAttention(a: Item, b: Item): number {
  return a.severity - b.severity || a.since - b.since || compareTies(a, b);
}

function compareTies(a: Item, b: Item): number {
  if (a.of.tie !== b.of.tie) return a.of.tie < b.of.tie ? -1 : 1;
  return a.of.row.id < b.of.row.id ? -1 : 1;
}

/** Rows without a value come last, whichever way the others are sorted. */
function compareKeys(a: SortKey, b: SortKey, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
