import { expect, it } from 'vitest';
import { checkInRanges, type CheckProgress } from './check-log.ts';

const fine = (head: number) => ({ ok: true, head, entries: 10, problems: [] });

it('goes through the log range by range and tells how far it is', async () => {
  const asked: (readonly [number, number])[] = [];
  const told: CheckProgress[] = [];
  const check = (from: number, to: number) => {
    asked.push([from, to]);
    return Promise.resolve(fine(25));
  };
  const result = await checkInRanges(check, 1, 10, (progress) => told.push(progress));
  expect(asked).toEqual([
    [1, 10],
    [11, 20],
    [21, 30],
  ]);
  expect(told).toEqual([
    { done: 10, total: 25 },
    { done: 20, total: 25 },
  ]);
  expect(result).toEqual({ ...fine(25), entries: 30 });
});

it('follows a log that grows meanwhile', async () => {
  let head = 10;
  const check = () => {
    head += 5;
    return Promise.resolve(fine(head));
  };
  expect((await checkInRanges(check, 1, 10, () => undefined)).head).toBe(20);
});

it('stops at the first range with a problem', async () => {
  const problems = [{ log: 'events', seq: 12, kind: 'changed', detail: null }];
  const check = (from: number) => Promise.resolve({ ...fine(1000), ok: from === 1, problems });
  const result = await checkInRanges(check, 1, 10, () => undefined);
  expect([result.ok, result.entries]).toEqual([false, 20]);
});
