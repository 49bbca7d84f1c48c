import { afterEach, expect, it, vi } from 'vitest';
import { inSlices, nextTask } from './slices.ts';

afterEach(() => vi.restoreAllMocks());

/** Each step takes `ms` of a clock of its own. */
function stepsOf(count: number, ms: number) {
  let now = 0;
  const done: number[] = [];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  function* work(): Generator<undefined, string> {
    for (let step = 0; step < count; step += 1) {
      now += ms;
      done.push(step);
      yield undefined;
    }
    return 'whole';
  }
  return { work: work(), done };
}

it('brings the result of work that is done in steps', async () => {
  const { work, done } = stepsOf(40, 1);
  expect(await inSlices(work)).toBe('whole');
  expect(done).toHaveLength(40);
});

it('lets other tasks in after a few milliseconds of work, and not after every step', async () => {
  const { work, done } = stepsOf(40, 1);
  const whole = inSlices(work);
  const seen = [done.length];
  for (let task = 0; task < 4; task += 1) {
    await nextTask();
    seen.push(done.length);
  }
  expect(seen).toEqual([5, 10, 15, 20, 25]);
  await whole;
});

it('gives way after every step that is longer than a slice', async () => {
  const { work, done } = stepsOf(3, 60);
  const whole = inSlices(work);
  expect(done).toEqual([0]);
  await whole;
});

function* failing(): Generator<undefined, never> {
  yield undefined;
  throw new Error('malformed');
}

it('passes on what the work throws', async () => {
  await expect(inSlices(failing())).rejects.toThrow('malformed');
});
