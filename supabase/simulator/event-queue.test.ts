import { describe, expect, it } from 'vitest';
import { createQueue } from './event-queue.ts';

const filled = (...ids: string[]) => {
  const queue = createQueue<{ client_event_id: string }>();
  for (const id of ids) queue.add({ client_event_id: id });
  return queue;
};

describe('the queue of a phone', () => {
  it('gives the oldest events first and at most as many as asked for', () => {
    expect(filled('a', 'b', 'c').next(2)).toEqual([{ client_event_id: 'a' }, { client_event_id: 'b' }]);
  });

  it('gives the same events again until they have a verdict', () => {
    const queue = filled('a', 'b');
    expect(queue.next(10)).toEqual(queue.next(10));
  });

  it('forgets the events that have a verdict and keeps every other', () => {
    const queue = filled('a', 'b', 'c');
    queue.settle(['b', 'never queued']);
    expect(queue.next(10).map((item) => item.client_event_id)).toEqual(['a', 'c']);
    expect(queue.size).toBe(2);
  });
});
