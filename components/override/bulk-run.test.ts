import { describe, expect, it } from 'vitest';
import type { AppError } from '#lib/app-error.ts';
import { expectationOf, inTurns, verdictOf, type BulkItem } from './bulk-run.ts';

const item: BulkItem = {
  id: 'batch',
  reference: 'SCH-01',
  driver: 'Noor Hassan',
  status: 'EN_ROUTE',
  version: 7,
  requestId: 'request',
};

describe('an override of many', () => {
  it('expects of each batch the status that was seen, whatever arrived without changing it', () => {
    expect(expectationOf(item, { status: 'EN_ROUTE', version: 9 })).toEqual({
      expectedStatus: 'EN_ROUTE',
      expectedSeq: 9,
    });
    for (const live of [{ status: 'DELAYED', version: 9 } as const, undefined])
      expect(expectationOf(item, live)).toEqual({ expectedStatus: 'EN_ROUTE', expectedSeq: 7 });
  });

  it('tells what changed meanwhile from what was refused', () => {
    expect(verdictOf({ ok: true, value: null })).toEqual({ kind: 'done' });
    const error: AppError = { code: 'not_assigned', message: 'The batch has no driver yet' };
    expect(verdictOf({ ok: false, error })).toEqual({ kind: 'refused', error });
    const moved = {
      status: 'DELAYED',
      seq: 9,
      stopIndex: 1,
      eventType: null,
      recordedAt: null,
      syncedAt: null,
    } as const;
    expect(verdictOf({ ok: false, error: { code: 'moved_on', message: '', moved } })).toEqual({
      kind: 'changed',
      now: 'DELAYED',
    });
  });

  it('asks for a few at a time, each once', async () => {
    const done: number[] = [];
    let [running, most] = [0, 0];
    await inTurns([1, 2, 3, 4, 5, 6, 7], 3, async (number) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      done.push(number);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
    await inTurns([], 3, () => Promise.reject(new Error('nothing to do')));
  });
});
