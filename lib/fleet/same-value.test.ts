import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameValue } from './same-value.ts';

it('agrees with JSON on any two JSON values', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameValue(a, structuredClone(a))).toBe(true);
      expect(sameValue(a, b)).toBe(sameValue(b, a));
      if (JSON.stringify(a) !== JSON.stringify(b)) return;
      expect(sameValue(a, b)).toBe(true);
    }),
  );
});

it.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: undefined }, { b: undefined }],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }],
  [[], {}],
  [[1], [1, 2]],
  [null, {}],
  [0, null],
  ['1', 1],
])('tells %j from %j', (a, b) => {
  expect(sameValue(a, b)).toBe(false);
  expect(sameValue(b, a)).toBe(false);
});
