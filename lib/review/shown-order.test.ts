import { describe, expect, it } from 'vitest';
import { afterLeaving, shownOrder } from './shown-order.ts';

describe('shownOrder', () => {
  it('follows the server while no hand is in the list', () => {
    expect(shownOrder(['a', 'b'], ['c', 'a'], false)).toEqual({ ids: ['c', 'a'], waiting: 0 });
  });

  it('moves nothing under the hand: what is new further up waits, what has left stays', () => {
    expect(shownOrder(['a', 'b', 'c'], ['new', 'a', 'c'], true)).toEqual({
      ids: ['a', 'b', 'c'],
      waiting: 1,
    });
  });

  it('adds below the last row even while held, for nothing moves by that', () => {
    expect(shownOrder(['a', 'b'], ['a', 'b', 'c', 'd'], true)).toEqual({
      ids: ['a', 'b', 'c', 'd'],
      waiting: 0,
    });
  });

  it('fills an empty list at once', () => {
    expect(shownOrder([], ['a'], true)).toEqual({ ids: ['a'], waiting: 0 });
  });
});

describe('afterLeaving', () => {
  const ids = ['a', 'b', 'c', 'd'];
  it('goes to the next that stays', () => {
    expect(afterLeaving(ids, 'b', new Set(['b', 'c']))).toBe('d');
  });
  it('goes back at the end of the list', () => {
    expect(afterLeaving(ids, 'd', new Set(['d']))).toBe('c');
  });
  it('stays where it is when something else leaves', () => {
    expect(afterLeaving(ids, 'a', new Set(['c']))).toBe('a');
  });
  it('is nothing when nothing stays', () => {
    expect(afterLeaving(['a'], 'a', new Set(['a']))).toBeNull();
  });
});
