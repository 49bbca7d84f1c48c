import type { BoardTab } from './board-tab.ts';
import { openBoardLab, type BoardLab } from './board-lab.ts';
import { boardFigures, type BoardSamples } from './board-figures.ts';
import { AG_GRID, FLOOR, OURS, REFETCH, TEXTBOOK, type Contestant } from './contestants.ts';
import type { Bench } from './figures.ts';
import { useBoard } from './interactions.ts';
import { watchOthers } from './other-load.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { takeSample } from './sample.ts';

const CONTESTANTS = [FLOOR, OURS, AG_GRID, TEXTBOOK, REFETCH];
const DRIVERS = 10_000;
/** The rate that people use the page under. */
const USED_AT = 1_000;

/** The live board of 10,000 drivers beside pages that people would use or write instead, in turns, over the same events. */
export const board: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const { small, log } = options;
  const [wanted, seconds, uses] = small ? [1, 2, 2] : [3, 4, 5];
  const lab = await openBoardLab(stack, CONTESTANTS, options);
  const samples: BoardSamples = {
    traffic: new SampleBook(options),
    use: new SampleBook(options),
    page: new SampleBook(options),
  };
  for (const round of rounds(wanted, options, Object.values(samples))) {
    for (const contestant of CONTESTANTS) {
      lab.fleet(DRIVERS);
      const others = watchOthers();
      const tab = await lab.open(contestant);
      const { loadMs, scriptBytes } = tab;
      samples.page.add(round, contestant.name, { loadMs, scriptBytes, others: others() });
      await stand(lab, tab, contestant, { round, seconds, log, samples });
      if (contestant !== REFETCH && contestant !== TEXTBOOK) {
        samples.use.add(round, contestant.name, await use(lab, tab, contestant, uses));
      }
      await tab.close();
    }
  }
  return boardFigures(CONTESTANTS, samples);
};

type Standing = {
  readonly round: number;
  readonly seconds: number;
  readonly log: (line: string) => void;
  readonly samples: BoardSamples;
};

async function stand(
  lab: BoardLab,
  tab: BoardTab,
  { name, rates, graceSeconds }: Contestant,
  { round, seconds, log, samples }: Standing,
): Promise<void> {
  const idle = await takeSample(lab, tab, 0, 2, graceSeconds);
  samples.traffic.add(round, `${name} 0`, { ...idle, net: 0 });
  for (const rate of rates) {
    const sample = await takeSample(lab, tab, rate, seconds, graceSeconds);
    samples.traffic.add(round, `${name} ${rate}`, { ...sample, net: sample.main - idle.main });
    const seen = `${rate}/s: p50 ${Math.round(sample.p50)}, p95 ${Math.round(sample.p95)} ms`;
    log(
      `round ${round}, ${name}, ${seen}, main thread ${(sample.main * 100).toFixed(1)} %, others ${((sample.others ?? 0) * 100).toFixed(0)} %`,
    );
  }
}

async function use(lab: BoardLab, tab: BoardTab, contestant: Contestant, times: number) {
  const others = watchOthers();
  const using = new AbortController();
  const { result, seen } = await tab.during(async () => {
    const storm = lab.storm(USED_AT, Number.POSITIVE_INFINITY, using.signal);
    const inputs = await useBoard(tab.page, contestant, times);
    using.abort();
    await storm;
    return inputs;
  }, contestant.graceSeconds);
  // Event Timing leaves out what took less than 16 ms.
  const quick = Array.from({ length: Math.max(0, result - seen.interactions.length) }, () => 8);
  return { durations: [...seen.interactions, ...quick], others: others() };
}
