import { openBoardLab } from './board-lab.ts';
import { OURS } from './contestants.ts';
import { judged, told, type Bench, type Figure } from './figures.ts';
import { foldCost } from './fold-cost.ts';
import { watchOthers } from './other-load.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeSample } from './sample.ts';

const SIZES = [100, 1_000, 10_000, 50_000];
const PER_SECOND = 1_000;
/** Room for what does not shrink with the fleet, measured on machines that are never quite quiet. */
const LEEWAY = 1.3;

type Sample = {
  readonly loadMs: number;
  readonly heapMb: number;
  /** Main thread, net of the idle page, for each event, microseconds. */
  readonly pageUs: number;
  /** Folding alone, for each event of a message, microseconds. */
  readonly foldUs: number;
  /** The least that a fold can do: find the row and write three fields where they are. */
  readonly floorUs: number;
  readonly others: number | null;
};

/** The board at four sizes of fleet: what grows, and how fast. */
export const growth: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [wanted, seconds] = small ? [1, 2] : [3, 5];
  const lab = await openBoardLab(stack, [OURS], options);
  const book = new SampleBook<Sample>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const size of SIZES) {
      const others = watchOthers();
      const { foldUs, floorUs } = foldCost(size);
      lab.fleet(size);
      const tab = await lab.open(OURS);
      const heapMb = (await tab.heapBytes()) / 1e6;
      const idle = await takeSample(lab, tab, 0, 2);
      const busy = await takeSample(lab, tab, PER_SECOND, seconds);
      // Before it closes: what a browser that is gone had taken would count as somebody else's.
      const foreign = others();
      await tab.close();
      const pageUs = ((busy.main - idle.main) / PER_SECOND) * 1e6;
      book.add(round, String(size), {
        loadMs: tab.loadMs,
        heapMb,
        pageUs,
        foldUs,
        floorUs,
        others: foreign,
      });
      log(
        `round ${round}, ${size} drivers: live after ${Math.round(tab.loadMs)} ms, ${heapMb.toFixed(1)} MB, ${pageUs.toFixed(0)} µs an event on the page, ${foldUs.toFixed(1)} µs to fold`,
      );
    }
  }
  return figuresOf(book);
};

function figuresOf(book: SampleBook<Sample>): Figure[] {
  const of = (size: number, pick: (sample: Sample) => number) => book.median(String(size), pick);
  const growthOf = (pick: (sample: Sample) => number) => of(50_000, pick) / of(10_000, pick);
  return [
    ...SIZES.flatMap((size) => [
      told(
        `${size} drivers: until live`,
        of(size, ({ loadMs }) => loadMs),
        'ms',
      ),
      told(
        `${size} drivers: heap`,
        of(size, ({ heapMb }) => heapMb),
        'MB',
      ),
      told(
        `${size} drivers: main thread an event`,
        of(size, ({ pageUs }) => pageUs),
        'µs',
        'at 1,000 events/s, net of the idle page',
      ),
      told(
        `${size} drivers: fold an event`,
        of(size, ({ foldUs }) => foldUs),
        'µs',
        `${of(size, ({ floorUs }) => floorUs).toFixed(2)} µs to find a row and write to it`,
      ),
    ]),
    judged(
      'fold an event, 50,000 / 1,000 drivers',
      of(50_000, ({ foldUs }) => foldUs) /
        of(1_000, ({ foldUs }) => foldUs) /
        (of(50_000, ({ floorUs }) => floorUs) / of(1_000, ({ floorUs }) => floorUs)),
      'ratio',
      { atMost: LEEWAY },
      'beside how writing to a row in place grows: a larger fleet is farther away in memory; flat is 1',
    ),
    judged(
      'main thread an event, 50,000 / 1,000 drivers',
      of(50_000, ({ pageUs }) => pageUs) / of(1_000, ({ pageUs }) => pageUs),
      'ratio',
      { atMost: LEEWAY },
      'flat is 1',
    ),
    judged(
      'until live, 50,000 / 10,000 drivers',
      growthOf(({ loadMs }) => loadMs),
      'ratio',
      { atMost: 5 },
      'linear is 5',
    ),
    judged(
      'heap, 50,000 / 10,000 drivers',
      growthOf(({ heapMb }) => heapMb),
      'ratio',
      { atMost: 5 },
      'linear is 5',
    ),
    book.noise(),
  ];
}
