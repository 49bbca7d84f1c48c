import { describe, expect, it } from 'vitest';
import { boardItems, neighbour } from './board-items.ts';

const order = { attention: ['a', 'b'], rest: ['c', 'd', 'e'] };

describe('boardItems', () => {
  it('heads each group and lists its rows', () => {
    expect(boardItems(order, new Set()).map(({ key }) => key)).toEqual([
      'group:attention',
      'a',
      'b',
      'group:rest',
      'c',
      'd',
      'e',
    ]);
  });

  it('keeps the heading of a closed group, with its count', () => {
    const [heading, next] = boardItems(order, new Set(['attention']));
    expect(heading).toMatchObject({ kind: 'group', count: 2, open: false });
    expect(next?.key).toBe('group:rest');
  });

  it('heads no group without rows', () => {
    expect(boardItems({ attention: [], rest: ['c'] }, new Set()).map(({ key }) => key)).toEqual([
      'group:rest',
      'c',
    ]);
    expect(boardItems({ attention: [], rest: [] }, new Set())).toEqual([]);
  });
});

describe('neighbour', () => {
  const keys = ['a', 'b', 'c'];
  it('steps on and back, and stays at the ends', () => {
    expect(neighbour(keys, 'a', 1)).toBe('b');
    expect(neighbour(keys, 'b', -1)).toBe('a');
    expect(neighbour(keys, 'a', -1)).toBe('a');
    expect(neighbour(keys, 'c', 10)).toBe('c');
  });
  it('starts at the first from nowhere and from a row that has left', () => {
    expect(neighbour(keys, null, 1)).toBe('a');
    expect(neighbour(keys, 'gone', -1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});
