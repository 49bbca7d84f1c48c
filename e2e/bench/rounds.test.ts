import { expect, test } from 'vitest';
import { rounds } from './rounds.ts';

test('a round that would not end in time is not begun', () => {
  const said: string[] = [];
  const options = {
    small: false,
    log: (line: string) => void said.push(line),
    stop: new AbortController().signal,
  };
  let minutes = 0;
  const done: number[] = [];
  for (const round of rounds(5, options, () => minutes * 60_000)) {
    done.push(round);
    minutes += 3;
  }
  expect(done).toEqual([1, 2]);
  expect(said).toEqual(['No time for round 3 of 5.']);
});

test('all rounds are run when there is time, and none after the person has stopped it', () => {
  const stopping = new AbortController();
  const options = { small: false, log: () => undefined, stop: stopping.signal };
  expect([...rounds(3, options, () => 0)]).toEqual([1, 2, 3]);
  stopping.abort(new Error('enough'));
  expect(() => [...rounds(3, options, () => 0)]).toThrow('enough');
});
