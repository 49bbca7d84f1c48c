import { told, type Figure } from './figures.ts';
import { QUIET_OTHERS } from './other-load.ts';
import { median } from './quantile.ts';
import { isQuiet } from './sample.ts';

type Watched = { readonly others: number | null };
type Entry<Sample> = { readonly round: number; readonly what: string; readonly sample: Sample };

/**
 * The samples of all rounds. Each figure is a median over the rounds in which other programs left the machine alone;
 * when there was no such round, over all of them, and `noise` says so.
 */
export class SampleBook<Sample extends Watched> {
  readonly #entries: Entry<Sample>[] = [];

  add(round: number, what: string, sample: Sample): void {
    this.#entries.push({ round, what, sample });
  }

  /** The median of a number over the rounds; NaN when there is no sample of it. */
  median(what: string, pick: (sample: Sample) => number): number {
    return median(this.#kept(what).map(({ sample }) => pick(sample)));
  }

  /** The highest of a number over the rounds. */
  most(what: string, pick: (sample: Sample) => number): number {
    return Math.max(...this.#kept(what).map(({ sample }) => pick(sample)));
  }

  /** The median of the quotients of two samples of the same round. */
  ratio(above: string, below: string, pick: (sample: Sample) => number): number {
    return median(this.#pairs(above, below).map(([a, b]) => pick(a) / pick(b)));
  }

  /** How many samples were quiet: a run on a busy machine must not look like one on a quiet machine. */
  noise(): Figure {
    const quiet = this.#entries.filter(({ sample }) => isQuiet(sample)).length;
    const limit = `others ≤ ${QUIET_OTHERS * 100} % of a processor`;
    const rule = quiet < this.#entries.length ? 'where none was, all of a kind were used' : 'all';
    return told('quiet samples', quiet, `of ${this.#entries.length}`, `${limit}; ${rule}`);
  }

  #kept(what: string): readonly Entry<Sample>[] {
    const all = this.#entries.filter((entry) => entry.what === what);
    const quiet = all.filter(({ sample }) => isQuiet(sample));
    return quiet.length > 0 ? quiet : all;
  }

  #pairs(above: string, below: string): readonly (readonly [Sample, Sample])[] {
    const all = this.#entries
      .filter(({ what }) => what === above)
      .flatMap(({ round, sample }) => {
        const other = this.#entries.find((entry) => entry.what === below && entry.round === round);
        return other ? [[sample, other.sample] as const] : [];
      });
    const quiet = all.filter(([a, b]) => isQuiet(a) && isQuiet(b));
    return quiet.length > 0 ? quiet : all;
  }
}
