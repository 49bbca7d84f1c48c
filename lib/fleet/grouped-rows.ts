import { filterOf, type BoardView } from './board-view.ts';
import type { Judgement } from './judgement.ts';
import { SortedRows, type Order, type SortedRow } from './sorted-rows.ts';

export type Groups = { readonly attention: readonly string[]; readonly rest: readonly string[] };

/** The two groups of the board as one view shows them: what its filters leave of all rows in its order. */
export class GroupedRows {
  readonly #sorted;
  readonly #passes;
  #places: object | null = null;
  #order: Order | null = null;
  #seen: readonly Judgement[] = [];
  #shown = new Uint8Array(0);
  #groups: Groups = { attention: [], rest: [] };

  /** `sorted`: rows in the order of that view, to be shared with others that have the same. */
  constructor(view: BoardView, timeZone: string, sorted = new SortedRows(view.sort)) {
    this.#sorted = sorted;
    this.#passes = filterOf(view, timeZone);
  }

  /** The same object while no row moves. */
  get groups(): Groups {
    return this.#groups;
  }

  /** `all`: one judgement a row; with the same `places` each where it was before. */
  update(all: readonly Judgement[], places: object): void {
    this.#sorted.update(all, places);
    const { order } = this.#sorted;
    const filtered = this.#filter(all, places);
    if (!filtered && order === this.#order) return;
    this.#order = order;
    this.#groups = { attention: this.#ids(order.attention), rest: this.#ids(order.rest) };
  }

  /** Passes only those that changed through the filters. False when as many rows are shown as before, and the same. */
  #filter(all: readonly Judgement[], places: object): boolean {
    const afresh = places !== this.#places;
    let changed = afresh;
    if (afresh) this.#shown = new Uint8Array(all.length);
    for (let slot = 0; slot < all.length; slot += 1) {
      const of = all[slot];
      if (of === undefined || (!afresh && this.#seen[slot] === of)) continue;
      const shown = this.#passes(of) ? 1 : 0;
      if (this.#shown[slot] === shown) continue;
      this.#shown[slot] = shown;
      changed = true;
    }
    this.#places = places;
    this.#seen = [...all];
    return changed;
  }

  #ids(rows: readonly SortedRow[]): string[] {
    const ids: string[] = [];
    for (const { slot, of } of rows) if (this.#shown[slot] === 1) ids.push(of.row.id);
    return ids;
  }
}
