import { judge, type Judgement } from './judgement.ts';
import type { Table } from './table.ts';
import type { Fleet, FleetRow, Millis, WorkspaceSettings } from './types.ts';

export type AttentionCounts = {
  readonly late: number;
  readonly silent: number;
  /** Open flags, not rows. */
  readonly flags: number;
  readonly suspended: number;
};

/**
 * What the board thinks of every row, kept up to date: only rows that changed, or of which time alone has changed the
 * picture, are judged anew.
 */
export class JudgedFleet {
  #rows: Table<FleetRow> | null = null;
  #settings: WorkspaceSettings | null = null;
  #now: Millis = -Infinity;
  #all: Judgement[] = [];
  /** When each of them has to be judged anew, side by side: ten thousand are looked through every second. */
  #untils = new Float64Array(0);
  #sameTies = true;
  #counts = { late: 0, silent: 0, flags: 0, suspended: 0 };
  #shownCounts: AttentionCounts = this.#counts;

  /** One judgement a row, each in its own place for as long as `rows` shares its ids; the same object while it holds. */
  get all(): readonly Judgement[] {
    return this.#all;
  }

  /** The same object while no number changes. */
  get counts(): AttentionCounts {
    return this.#shownCounts;
  }

  /** Judges `fleet` as of `now`. False when the places, or what breaks ties, are no longer those of before. */
  update(fleet: Fleet, now: Millis): boolean {
    const { rows, settings } = fleet;
    const before = this.#rows;
    const samePlaces = before !== null && rows.sharesIds(before);
    this.#sameTies = true;
    if (!samePlaces || settings !== this.#settings || now < this.#now) this.#judgeAll(fleet, now);
    else {
      rows.eachChange(before, (row, _, slot) => this.#judge(slot, row, settings, now));
      this.#judgeDue(settings, now);
    }
    this.#rows = rows;
    this.#settings = settings;
    this.#now = now;
    this.#tell();
    return samePlaces && this.#sameTies;
  }

  #judgeAll({ rows, settings }: Fleet, now: Millis): void {
    const known = new Map(this.#all.map((judgement) => [judgement.row.id, judgement]));
    this.#counts = { late: 0, silent: 0, flags: 0, suspended: 0 };
    this.#all = [];
    this.#untils = new Float64Array(rows.size);
    rows.forEach((row) => {
      const before = known.get(row.id);
      const judgement = judge(row, settings, now, before);
      if (before?.tie !== judgement.tie) this.#sameTies = false;
      this.#untils[this.#all.length] = judgement.until;
      this.#all.push(judgement);
      this.#add(judgement, 1);
    });
  }

  #judgeDue(settings: WorkspaceSettings, now: Millis): void {
    const untils = this.#untils;
    for (let slot = 0; slot < untils.length; slot += 1) {
      if ((untils[slot] ?? Infinity) > now) continue;
      const row = this.#all[slot]?.row;
      if (row) this.#judge(slot, row, settings, now);
    }
  }

  #judge(slot: number, row: FleetRow, settings: WorkspaceSettings, now: Millis): void {
    const before = this.#all[slot];
    if (!before) return;
    const after = judge(row, settings, now, before);
    this.#all[slot] = after;
    if (before.tie !== after.tie) this.#sameTies = false;
    this.#untils[slot] = after.until;
    this.#add(before, -1);
    this.#add(after, 1);
  }

  #add({ late, silent, flags, row }: Judgement, times: 1 | -1): void {
    if (late) this.#counts.late += times;
    if (silent) this.#counts.silent += times;
    if (row.status === 'SUSPENDED') this.#counts.suspended += times;
    this.#counts.flags += times * flags;
  }

  #tell(): void {
    const { late, silent, flags, suspended } = this.#counts;
    const shown = this.#shownCounts;
    const same =
      late === shown.late &&
      silent === shown.silent &&
      flags === shown.flags &&
      suspended === shown.suspended;
    if (!same || shown === this.#counts) this.#shownCounts = { ...this.#counts };
  }
}
