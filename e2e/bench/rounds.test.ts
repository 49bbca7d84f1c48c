import { expect, test } from 'vitest';
import { rounds } from './rounds.ts';

function run(wanted: number, disturbed: (round: number) => boolean, minutesEach: number) {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const options = { small: false, log, stop: new AbortController().signal };
  let minutes = 1;
  const done: number[] = [];
  for (const round of rounds(wanted, options, [{ disturbed }], () => minutes * 60_000)) {
    done.push(round);
    minutes += minutesEach;
  }
  return { done, said };
}

test('a round that would not end in time is not begun', () => {
  const { done, said } = run(5, () => false, 3);
  expect(done).toEqual([1, 2]);
  expect(said).toEqual(['No time for round 3: 2 of 5 were quiet.']);
});

test('a disturbed round is made up for, on a machine that is never quiet not for ever', () => {
  expect(run(2, (round) => round === 1, 0).done).toEqual([1, 2, 3]);
  expect(run(2, () => true, 0).done).toEqual([1, 2, 3, 4]);
});

test('none is begun after the person has stopped it', () => {
  const stopping = new AbortController();
  const options = { small: true, log: () => undefined, stop: stopping.signal };
  expect([...rounds(3, options)]).toEqual([1, 2, 3]);
  stopping.abort(new Error('enough'));
  expect(() => [...rounds(3, options)]).toThrow('enough');
});
