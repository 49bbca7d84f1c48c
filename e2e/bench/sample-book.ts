import { told, type Figure } from './figures.ts';
import { QUIET_OTHERS } from './other-load.ts';
import { median } from './quantile.ts';
import { isQuiet } from './sample.ts';

type Watched = { readonly others: number | null };
type Entry<Sample> = { readonly round: number; readonly what: string; readonly sample: Sample };

/**
 * The samples of all rounds. Each figure is a median over the rounds in which other programs left the machine alone; NaN,
 * which no target accepts or refuses, when there was none. A small run only shows that it works: there all of them count.
 */
export class SampleBook<Sample extends Watched> {
  readonly #entries: Entry<Sample>[] = [];
  readonly #all: boolean;

  constructor({ small }: { readonly small: boolean }) {
    this.#all = small;
  }

  add(round: number, what: string, sample: Sample): void {
    this.#entries.push({ round, what, sample });
  }

  /** Whether other programs disturbed a sample of the round. */
  disturbed(round: number): boolean {
    return this.#entries.some((entry) => entry.round === round && !isQuiet(entry.sample));
  }

  /** The samples that count. */
  of(what: string): readonly Sample[] {
    return this.#kept(what).map(({ sample }) => sample);
  }

  /** The median of a number over the rounds. */
  median(what: string, pick: (sample: Sample) => number): number {
    return median(this.of(what).map(pick));
  }

  /** The highest of a number over the rounds. */
  most(what: string, pick: (sample: Sample) => number): number {
    const numbers = this.of(what).map(pick);
    return numbers.length === 0 ? Number.NaN : Math.max(...numbers);
  }

  /** The median of the quotients of two samples of the same round; NaN beside nothing. */
  ratio(above: string, below: string, pick: (sample: Sample) => number): number {
    const under = this.#kept(below);
    const quotients = this.#kept(above).flatMap(({ round, sample }) => {
      const other = under.find((entry) => entry.round === round);
      return other ? [pick(sample) / pick(other.sample)] : [];
    });
    return median(quotients.filter(Number.isFinite));
  }

  /** How many samples were quiet: a run on a busy machine must not look like one on a quiet machine. */
  noise(): Figure {
    const quiet = this.#entries.filter(({ sample }) => isQuiet(sample)).length;
    const rule = this.#all ? 'in a small run the others count too' : 'the others were discarded';
    const limit = `other programs took ≤ ${QUIET_OTHERS * 100} % of a processor; ${rule}`;
    return told('quiet samples', quiet, `of ${this.#entries.length}`, limit);
  }

  #kept(what: string): readonly Entry<Sample>[] {
    return this.#entries.filter((entry) => entry.what === what && (this.#all || isQuiet(entry.sample)));
  }
}
