import { expect, it } from 'vitest';
import { inOrderOf, isOtherOrder } from './held-order.ts';

const items = (ids: string) => [...ids].map((id) => ({ id }));
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

it('keeps the old order, lets go what has gone and puts what is new at the end', () => {
  expect(idsOf(inOrderOf(items('cabxy'), ['a', 'b', 'd', 'c']))).toBe('abcxy');
});

it('tells when the kept order is not the real one', () => {
  expect(isOtherOrder(items('cab'), ['a', 'b', 'c'])).toBe(true);
  expect(isOtherOrder(items('abc'), ['a', 'b', 'd', 'c'])).toBe(false);
});
