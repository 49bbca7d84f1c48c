import { judged, told, type Figure } from './figures.ts';
import { quantile } from './quantile.ts';
import type { SampleBook } from './sample-book.ts';

/** Events a second, how many of them have to be written, the milliseconds to the screen and the messages that they may take. */
export type Pace = {
  readonly rate: number;
  readonly least: number | null;
  readonly p50: number | null;
  readonly p95: number;
  readonly messages: number | null;
};

/** What became of the events of one stretch of time. */
export type Passage = {
  /** Events a second that the log took in. */
  readonly written: number;
  readonly delays: readonly number[];
  /** Events of rows on screen that none of them showed. */
  readonly unseen: number;
  /** Rows on screen that are not as the database has them, when all is quiet again. */
  readonly unlike: number;
  readonly lost: number;
  readonly repeats: number;
  readonly messagesASecond: number;
  readonly charactersAnEvent: number;
  readonly others: number | null;
};

/** The figures of `endtoend`: each pace, and the size of an event on the wire. */
export function endtoendFigures(
  book: SampleBook<Passage>,
  paces: readonly Pace[],
  frame: string,
): readonly Figure[] {
  const fastest = String(Math.max(...paces.map(({ rate }) => rate)));
  const characters = book.median(fastest, ({ charactersAnEvent }) => charactersAnEvent);
  return [
    ...paces.flatMap((pace) => figuresOf(book, pace)),
    judged(
      'bytes of a postgres_changes frame / ours an event',
      frame.length / characters,
      'ratio',
      { atLeast: 6 },
      `${frame.length} and ${characters.toFixed(0)} characters, at ${fastest}/s`,
    ),
    book.noise(),
  ];
}

function figuresOf(book: SampleBook<Passage>, pace: Pace): Figure[] {
  const key = String(pace.rate);
  const at = `at ${key}/s`;
  const delays = book.of(key).flatMap((passage) => passage.delays);
  const written = book.median(key, (passage) => passage.written);
  const count = `${delays.length} events of rows on screen, ${written.toFixed(0)}/s written`;
  const messages = book.median(key, ({ messagesASecond }) => messagesASecond);
  const p50 = quantile(delays, 0.5);
  return [
    pace.least === null
      ? told(`written ${at}`, written, '1/s')
      : judged(
          `written ${at}`,
          written,
          '1/s',
          { atLeast: pace.least },
          'with less, the rest is measured at less',
        ),
    pace.p50 === null
      ? told(`SQL → pixel ${at}, p50`, p50, 'ms', count)
      : judged(`SQL → pixel ${at}, p50`, p50, 'ms', { atMost: pace.p50 }, count),
    judged(`SQL → pixel ${at}, p95`, quantile(delays, 0.95), 'ms', { atMost: pace.p95 }, count),
    ...none(book, key, [
      [`never painted ${at}`, ({ unseen }) => unseen, 'of those on screen'],
      [`rows unlike the database ${at}`, ({ unlike }) => unlike, 'of those on screen, afterwards'],
      [`lost ${at}`, ({ lost }) => lost, 'missing between messages'],
      [`doubled ${at}`, ({ repeats }) => repeats, 'in more than one message'],
    ]),
    pace.messages === null
      ? told(`messages ${at}`, messages, '1/s', 'most with one event, which waits for no other')
      : judged(`messages ${at}`, messages, '1/s', { atMost: pace.messages }),
  ];
}

type Never = readonly [name: string, pick: (passage: Passage) => number, comparedWith: string];

/** What must not happen once, in no round. */
function none(book: SampleBook<Passage>, key: string, nevers: readonly Never[]): Figure[] {
  return nevers.map(([name, pick, comparedWith]) =>
    judged(name, book.most(key, pick), '', { atMost: 0 }, comparedWith),
  );
}
