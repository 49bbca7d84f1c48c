import { AG_GRID, FLOOR, OURS, TEXTBOOK, type Contestant } from './contestants.ts';
import { judged, told, type Figure } from './figures.ts';
import { quantile } from './quantile.ts';
import type { SampleBook } from './sample-book.ts';
import type { Sample } from './sample.ts';

/** `net`: of the main thread what the events cost, without what the page costs while nothing happens. */
export type TrafficSample = Sample & { readonly net: number };

export type BoardSamples = {
  /** By name and rate. */
  readonly traffic: SampleBook<TrafficSample>;
  /** By name: the length of each interaction, milliseconds. */
  readonly use: SampleBook<{ readonly durations: readonly number[]; readonly others: number | null }>;
  readonly page: SampleBook<{
    readonly loadMs: number;
    readonly scriptBytes: number;
    readonly others: number | null;
  }>;
};

const percent = (share: number) => share * 100;
const at = ({ name }: Contestant, rate: number) => `${name} ${rate}`;
const p95 = (sample: Sample) => sample.p95;
const net = (sample: TrafficSample) => sample.net;

/** The figures of `board`: how each page stood the traffic, then what the console has to keep. */
export function boardFigures(contestants: readonly Contestant[], samples: BoardSamples): Figure[] {
  return [
    ...contestants.flatMap((contestant) => stood(contestant, samples)),
    ...verdicts(samples),
    samples.traffic.noise(),
  ];
}

function stood({ name, rates }: Contestant, { traffic, page }: BoardSamples): Figure[] {
  return [
    told(
      `${name}: scripts`,
      page.median(name, ({ scriptBytes }) => scriptBytes / 1000),
      'kB gzip',
    ),
    told(
      `${name}: until live`,
      page.median(name, ({ loadMs }) => loadMs),
      'ms',
    ),
    told(`${name}: main thread, idle`, percent(traffic.median(`${name} 0`, ({ main }) => main)), '%'),
    ...rates.flatMap((rate) => {
      const named = `${name}, ${rate}/s`;
      const of = (pick: (sample: Sample) => number) => traffic.median(`${name} ${rate}`, pick);
      const hitches = `${of(({ gaps }) => gaps)} gaps > 25 ms, ${of(({ longTasks }) => longTasks)} long tasks, ${of(({ unseen }) => unseen)} probes unseen`;
      return [
        told(
          `${named}: visible, p50`,
          of(({ p50 }) => p50),
          'ms',
          hitches,
        ),
        told(
          `${named}: visible, p95`,
          of(({ p95 }) => p95),
          'ms',
          `from the event itself ${of(({ happenedP95 }) => happenedP95)} ms`,
        ),
        told(
          `${named}: main thread`,
          percent(of(({ main }) => main)),
          '%',
          `${of(({ framesASecond }) => framesASecond).toFixed(1)} frames/s`,
        ),
      ];
    }),
  ];
}

function verdicts({ traffic, use, page }: BoardSamples): Figure[] {
  const ours = at(OURS, 1_000);
  const inp = ({ name }: Contestant) =>
    quantile(
      use.of(name).flatMap(({ durations }) => durations),
      0.98,
    );
  return [
    judged(
      'visible p95 / floor, 1,000/s',
      traffic.ratio(ours, at(FLOOR, 1_000), p95),
      'ratio',
      { atMost: 1.3 },
      FLOOR.name,
    ),
    judged(
      'visible p95 of setQueryData / ours, 1,000/s',
      traffic.ratio(at(TEXTBOOK, 1_000), ours, p95),
      'ratio',
      { atLeast: 100 },
      `${TEXTBOOK.name}, a message a row`,
    ),
    ...[1_000, 10_000].map((rate) =>
      judged(
        `net main thread / floor, ${rate}/s`,
        traffic.ratio(at(OURS, rate), at(FLOOR, rate), net),
        'ratio',
        { atMost: 1.5 },
        FLOOR.name,
      ),
    ),
    judged(
      'net main thread of AG Grid / ours, 10,000/s',
      traffic.ratio(at(AG_GRID, 10_000), at(OURS, 10_000), net),
      'ratio',
      { atLeast: 2 },
      'asynchronous transactions',
    ),
    judged(
      'frame gaps > 25 ms, 1,000/s',
      traffic.most(ours, ({ gaps }) => gaps),
      'gaps',
      { atMost: 0 },
      `worst round; floor ${traffic.most(at(FLOOR, 1_000), ({ gaps }) => gaps)}`,
    ),
    judged(
      'long tasks, 1,000/s',
      traffic.most(ours, ({ longTasks }) => longTasks),
      'tasks',
      { atMost: 0 },
      'worst round',
    ),
    judged(
      'messages, 1,000/s',
      traffic.median(ours, ({ messagesASecond }) => messagesASecond),
      '1/s',
      { atMost: 12 },
    ),
    told(
      'bytes an event, 1,000/s',
      traffic.median(ours, ({ bytesAnEvent }) => bytesAnEvent),
      'bytes',
      `a message a row takes ${Math.round(traffic.median(at(TEXTBOOK, 1_000), ({ bytesAnEvent }) => bytesAnEvent))}`,
    ),
    judged(
      'interaction p98, 1,000/s',
      inp(OURS),
      'ms',
      { atMost: 32 },
      `opening, closing, searching; AG Grid ${inp(AG_GRID)} ms, floor ${inp(FLOOR)} ms`,
    ),
    judged(
      'scripts of the board',
      page.median(OURS.name, ({ scriptBytes }) => scriptBytes / 1000),
      'kB gzip',
      { atMost: 270 },
      `AG Grid’s page ${Math.round(page.median(AG_GRID.name, ({ scriptBytes }) => scriptBytes / 1000))} kB`,
    ),
  ];
}
