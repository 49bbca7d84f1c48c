import { foldText, sortText } from './sort-text.ts';
import type { FleetDriver, FleetRow } from './types.ts';

/** What a row is searched by and sorted by, made of its texts when first asked for and kept while they stay the same. */
export class RowTexts {
  readonly #reference: string;
  readonly #depot: string;
  readonly #driver: FleetDriver | null;
  readonly #stop: string | null;
  #found: string | null = null;
  #sortedStop: string | null = null;

  constructor({ reference, depot, driver, nextStop }: FleetRow) {
    this.#reference = reference;
    this.#depot = depot;
    this.#driver = driver;
    this.#stop = nextStop?.label ?? null;
  }

  /** Whether the row still has these texts. */
  isOf({ reference, depot, driver, nextStop }: FleetRow): boolean {
    return (
      this.#driver === driver &&
      this.#stop === (nextStop?.label ?? null) &&
      this.#reference === reference &&
      this.#depot === depot
    );
  }

  /** Everything a word may be found in, folded, a line each: a word has no line break, so none is found across two. */
  get found(): string {
    if (this.#found === null) {
      const driver = this.#driver === null ? '' : driverTexts(this.#driver).found;
      const stop = this.#stop === null ? '' : foldText(this.#stop);
      this.#found = `${foldText(this.#reference)}\n${foldText(this.#depot)}\n${driver}\n${stop}`;
    }
    return this.#found;
  }

  get sortedDriver(): string | null {
    return this.#driver && driverTexts(this.#driver).sorted;
  }

  get sortedStop(): string | null {
    if (this.#stop !== null) this.#sortedStop ??= sortText(this.#stop);
    return this.#sortedStop;
  }
}

type DriverTexts = { readonly found: string; readonly sorted: string };

// Drivers stay the same while their batches change all the time.
const ofDrivers = new WeakMap<FleetDriver, DriverTexts>();

function driverTexts(driver: FleetDriver): DriverTexts {
  const known = ofDrivers.get(driver);
  if (known) return known;
  const { name, code, vehicle } = driver;
  const made = { found: foldText(`${name} ${code} ${vehicle ?? ''}`), sorted: sortText(name) };
  ofDrivers.set(driver, made);
  return made;
}
