import { openBoardLab } from './board-lab.ts';
import { OURS } from './contestants.ts';
import { judged, told, type Bench } from './figures.ts';
import { takeSample } from './sample.ts';

const PER_SECOND = 1_000;
const WARM_SECONDS = 10;

/** What the board holds on to in five minutes of 1,000 events a second, after garbage collection, and whether it stutters. */
export const memory: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const seconds = options.small ? 20 : 300;
  const lab = await openBoardLab(stack, [OURS], options);
  lab.fleet(10_000);
  const tab = await lab.open(OURS);
  stack.defer(() => tab.close());
  // What is made once, such as compiled code and the rows' first texts, is not growth.
  await lab.storm(PER_SECOND, WARM_SECONDS);
  const start = await tab.heapBytes();
  options.log(`${(start / 1e6).toFixed(1)} MB at first; ${seconds} s of ${PER_SECOND} events/s`);
  const sample = await takeSample(lab, tab, PER_SECOND, seconds);
  const end = await tab.heapBytes();
  return [
    told('heap at first', start / 1e6, 'MB'),
    told('heap at the end', end / 1e6, 'MB', `after ${seconds} s`),
    judged('heap, end / start', end / start, 'ratio', { atMost: 1.1 }),
    told('growth', (end - start) / 1e3 / (seconds / 60), 'kB/min'),
    told('visible, p95', sample.p95, 'ms', `${sample.unseen} probes unseen`),
    judged('frame gaps > 25 ms', sample.gaps, 'gaps', { atMost: 0 }, `in ${seconds} s`),
    judged('long tasks', sample.longTasks, 'tasks', { atMost: 0 }, `in ${seconds} s`),
    told('processor time of others', 100 * (sample.others ?? Number.NaN), '%'),
  ];
};
