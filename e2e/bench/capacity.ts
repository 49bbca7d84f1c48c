import { once } from 'node:events';
import { openBoardLab, type BoardLab } from './board-lab.ts';
import type { BoardTab } from './board-tab.ts';
import { AG_GRID, OURS, TEXTBOOK, type Contestant } from './contestants.ts';
import { judged, told, type Bench, type Figure } from './figures.ts';
import { median } from './quantile.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeStretch, type Sample } from './sample.ts';

const CONTESTANTS = [OURS, AG_GRID, TEXTBOOK];
const DRIVERS = 10_000;
/** Between the highest rate stood and the lowest that is too much. */
const STEP = 1.2;
const MOST = 100_000;
const LEAST = 5;
/** Of the events wanted; with fewer it was not the page that gave in. */
const SENT_SHARE = 0.95;
/** Beyond the storm itself. */
const PATIENCE_SECONDS = 12;

/** The highest rate of events that a page stands with p95 ≤ 100 ms, 59 frames a second and no long task. */
export const capacity: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [wanted, seconds] = small ? [1, 2] : [3, 3];
  const lab = await openBoardLab(stack, CONTESTANTS, options);
  const book = new SampleBook<Capacity>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const contestant of CONTESTANTS) {
      const { rate, others } = await climb(lab, contestant, seconds, log);
      book.add(round, contestant.name, { rate, others });
      log(`round ${round}, ${contestant.name}: ${Math.round(rate)} events/s`);
    }
  }
  return figuresOf(book);
};

/**
 * `others`: in the middle one of its stretches. Over the whole climb it could not be told: what browsers that were closed
 * meanwhile had taken would count as somebody else's.
 */
type Capacity = { readonly rate: number; readonly others: number | null };

/** Doubles the rate until it is too much, or divides it until it is not, then halves the way. @returns the highest stood, 0 for none */
async function climb(
  lab: BoardLab,
  contestant: Contestant,
  seconds: number,
  log: (line: string) => void,
): Promise<Capacity> {
  lab.fleet(DRIVERS);
  const others: number[] = [];
  let tab = await lab.open(contestant);
  // A hitch may be the machine's, so a rate is too much when it is so twice; a page that was overrun needs a fresh start.
  const stands = async (rate: number) => {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const sample = await stretchAt(lab, tab, rate, seconds);
      if (sample?.others != null) others.push(sample.others);
      const fault = sample ? faultsOf(sample, rate).join(', ') || null : 'does not answer';
      log(`  ${Math.round(rate)}/s ${fault ?? 'stands'}`);
      if (fault === null) return true;
      await tab.close();
      tab = await lab.open(contestant);
    }
    return false;
  };
  try {
    let [stood, tooMuch] = [0, Number.POSITIVE_INFINITY];
    for (let rate: number | null = contestant.capacityFrom; rate !== null; rate = nextRate(stood, tooMuch)) {
      if (await stands(rate)) stood = rate;
      else tooMuch = rate;
    }
    return { rate: stood, others: others.length > 0 ? median(others) : null };
  } finally {
    await tab.close();
  }
}

/** What to try next, null when it is known well enough. */
export function nextRate(stood: number, tooMuch: number): number | null {
  if (tooMuch === Number.POSITIVE_INFINITY) return stood < MOST ? Math.min(MOST, stood * 2) : null;
  if (stood === 0) return tooMuch / 4 >= LEAST ? tooMuch / 4 : null;
  return tooMuch / stood > STEP ? Math.sqrt(stood * tooMuch) : null;
}

/** How a page stands a rate, null when it does not answer. */
async function stretchAt(
  lab: BoardLab,
  tab: BoardTab,
  rate: number,
  seconds: number,
): Promise<Sample | null> {
  const patience = AbortSignal.timeout((seconds + PATIENCE_SECONDS) * 1000);
  const late = once(patience, 'abort').then(() => null);
  // A page that is overrun answers nothing; once it is closed, the question fails.
  return Promise.race([takeStretch(lab, tab, rate, seconds).catch(() => null), late]);
}

function faultsOf({ p95, framesASecond, longTasks, unseen, eventsASecond }: Sample, rate: number): string[] {
  return [
    ...(p95 <= 100 ? [] : [`p95 ${Math.round(p95)} ms`]),
    ...(framesASecond >= 59 ? [] : [`${framesASecond.toFixed(1)} frames/s`]),
    ...(longTasks === 0 ? [] : [`${longTasks} long tasks`]),
    ...(eventsASecond >= rate * SENT_SHARE - 1 ? [] : [`only ${Math.round(eventsASecond)}/s sent`]),
    ...(unseen === 0 ? [] : [`${unseen} probes unseen`]),
  ];
}

function figuresOf(book: SampleBook<Capacity>): Figure[] {
  const rate = (sample: Capacity) => sample.rate;
  return [
    ...CONTESTANTS.map(({ name }) =>
      told(
        `${name}: highest rate`,
        book.median(name, rate),
        '1/s',
        `p95 ≤ 100 ms, ≥ 59 frames/s, no long task; up to ${MOST}`,
      ),
    ),
    judged('ours / setQueryData a message', book.ratio(OURS.name, TEXTBOOK.name, rate), 'ratio', {
      atLeast: 20,
    }),
    judged('ours / AG Grid', book.ratio(OURS.name, AG_GRID.name, rate), 'ratio', { atLeast: 1.5 }),
    book.noise(),
  ];
}
