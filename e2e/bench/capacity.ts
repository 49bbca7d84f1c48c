import { openBoardLab, type BoardLab } from './board-lab.ts';
import type { BoardTab } from './board-tab.ts';
import { AG_GRID, OURS, TEXTBOOK, type Contestant } from './contestants.ts';
import { judged, told, type Bench, type Figure } from './figures.ts';
import { watchOthers } from './other-load.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeSample, type Sample } from './sample.ts';

const CONTESTANTS = [OURS, AG_GRID, TEXTBOOK];
const DRIVERS = 10_000;
const STEP = 1.5;
const MOST = 100_000;
const LEAST = 5;
/** Of the events wanted; with fewer it was not the page that gave in. */
const SENT_SHARE = 0.95;

/** The highest rate of events that a page stands with p95 ≤ 100 ms, 59 frames a second and no long task. */
export const capacity: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [wanted, seconds] = small ? [1, 2] : [3, 3];
  const lab = await openBoardLab(stack, CONTESTANTS, options);
  const book = new SampleBook<Capacity>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const contestant of CONTESTANTS) {
      const others = watchOthers();
      const rate = await climb(lab, contestant, seconds, log);
      book.add(round, contestant.name, { rate, others: others() });
      log(`round ${round}, ${contestant.name}: ${Math.round(rate)} events/s`);
    }
  }
  return figuresOf(book);
};

type Capacity = { readonly rate: number; readonly others: number | null };

/** Goes up from a rate that should be easy, or down from it when it is not. @returns the highest rate stood, 0 for none */
async function climb(
  lab: BoardLab,
  contestant: Contestant,
  seconds: number,
  log: (line: string) => void,
): Promise<number> {
  lab.fleet(DRIVERS);
  let tab = await lab.open(contestant);
  let stood = 0;
  try {
    for (let rate = contestant.capacityFrom; rate >= LEAST && rate <= MOST;) {
      const standing = await stands(lab, tab, rate, seconds, log);
      if (standing) stood = rate;
      if (standing ? rate < contestant.capacityFrom : stood > 0) break;
      // A page that has been overrun needs a fresh start to be asked again.
      if (!standing) {
        await tab.close();
        tab = await lab.open(contestant);
      }
      rate = standing ? rate * STEP : rate / 3;
    }
  } finally {
    await tab.close();
  }
  return stood;
}

async function stands(
  lab: BoardLab,
  tab: BoardTab,
  rate: number,
  seconds: number,
  log: (line: string) => void,
): Promise<boolean> {
  const sample = await takeSample(lab, tab, rate, seconds);
  const faults = faultsOf(sample, rate);
  const others = Math.round((sample.others ?? 0) * 100);
  log(`  ${Math.round(rate)}/s ${faults.length === 0 ? 'stands' : faults.join(', ')}; others ${others} %`);
  return faults.length === 0;
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
