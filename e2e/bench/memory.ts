import { setTimeout as pause } from 'node:timers/promises';
import { openBoardLab } from './board-lab.ts';
import { OURS } from './contestants.ts';
import { judged, told, type Bench } from './figures.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeStretch, type Sample } from './sample.ts';

const PER_SECOND = 1_000;
/** Until every batch has had an event, as on any day: the snapshot of the stub knows of none. */
const WARM = { perSecond: 10_000, seconds: 6 };
/** After a collection, so that its own hitch is not the storm's. */
const SETTLE_MS = 500;

/** What the board holds on to in five minutes of 1,000 events a second, after garbage collection, and whether it stutters. */
export const memory: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [stretches, seconds] = small ? [2, 10] : [5, 60];
  const lab = await openBoardLab(stack, [OURS], options);
  lab.fleet(10_000);
  const tab = await lab.open(OURS);
  stack.defer(() => tab.close());
  const megabytes = async () => {
    const bytes = await tab.heapBytes();
    await pause(SETTLE_MS);
    return bytes / 1e6;
  };
  // What is made once, such as compiled code and the rows' first texts, is not growth.
  await lab.storm(WARM.perSecond, WARM.seconds);
  const heaps = [await megabytes()];
  const book = new SampleBook<Sample>(options);
  // As long as it takes, whoever disturbs it: a heap is the same on a busy machine.
  for (const stretch of rounds(stretches, options)) {
    book.add(stretch, 'storm', await takeStretch(lab, tab, PER_SECOND, seconds));
    heaps.push(await megabytes());
    log(`after ${stretch * seconds} s: ${heaps.at(-1)?.toFixed(1)} MB`);
  }
  const [first = Number.NaN, last = Number.NaN] = [heaps[0], heaps.at(-1)];
  const lasted = (heaps.length - 1) * seconds;
  const quiet = `in ${book.of('storm').length} stretches of ${seconds} s`;
  return [
    told('heap at first', first, 'MB'),
    told('heap at the end', last, 'MB', `after ${lasted} s: ${heaps.map((mb) => mb.toFixed(1)).join(', ')}`),
    judged('heap, end / start', last / first, 'ratio', { atMost: 1.1 }),
    told('growth', ((last - first) * 1e3) / (lasted / 60), 'kB/min'),
    told(
      'visible, p95',
      book.median('storm', ({ p95 }) => p95),
      'ms',
      `${book.most('storm', ({ unseen }) => unseen)} probes unseen`,
    ),
    judged('frame gaps > 25 ms', sum(book.of('storm').map(({ gaps }) => gaps)), 'gaps', { atMost: 0 }, quiet),
    judged(
      'long tasks',
      sum(book.of('storm').map(({ longTasks }) => longTasks)),
      'tasks',
      { atMost: 0 },
      quiet,
    ),
    book.noise(),
  ];
};

/** NaN of nothing. */
function sum(numbers: readonly number[]): number {
  return numbers.length === 0 ? Number.NaN : numbers.reduce((total, number) => total + number, 0);
}
