import { openBoardLab } from './board-lab.ts';
import { FLOOR, QUERY_STORE, ROW_STORE } from './contestants.ts';
import { told, type Bench } from './figures.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeSample, type Sample } from './sample.ts';

const CONTESTANTS = [ROW_STORE, QUERY_STORE, FLOOR];
const RATES = [1_000, 10_000];
const main = (sample: Sample) => sample.main;
const unseen = (sample: Sample) => sample.unseen;
const p95 = (sample: Sample) => sample.p95;

/** The same feed and the same page of 10,000 drivers, once over a subscription a row and once over the Query cache. */
export const stores: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [wanted, seconds] = small ? [1, 2] : [5, 5];
  const lab = await openBoardLab(stack, CONTESTANTS, options);
  const book = new SampleBook<Sample>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const contestant of CONTESTANTS) {
      lab.fleet(10_000);
      const tab = await lab.open(contestant);
      for (const rate of RATES) {
        const sample = await takeSample(lab, tab, rate, seconds);
        book.add(round, `${contestant.name} ${rate}`, sample);
        log(
          `round ${round}, ${contestant.name}, ${rate}/s: main thread ${(sample.main * 100).toFixed(1)} %, p95 ${Math.round(sample.p95)} ms`,
        );
      }
      await tab.close();
    }
  }
  return [
    ...CONTESTANTS.flatMap(({ name }) =>
      RATES.flatMap((rate) => [
        told(`${name}, ${rate}/s: main thread`, 100 * book.median(`${name} ${rate}`, main), '%'),
        told(
          `${name}, ${rate}/s: visible, p95`,
          book.median(`${name} ${rate}`, p95),
          'ms',
          `${book.most(`${name} ${rate}`, unseen)} probes unseen`,
        ),
      ]),
    ),
    ...RATES.map((rate) =>
      told(
        `Query cache / subscription a row, main thread, ${rate}/s`,
        book.ratio(`${QUERY_STORE.name} ${rate}`, `${ROW_STORE.name} ${rate}`, main),
        'ratio',
      ),
    ),
    book.noise(),
  ];
};
