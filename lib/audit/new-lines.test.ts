import { expect, it } from 'vitest';
import { newLines } from './new-lines.ts';

const page = (...keys: readonly string[]) => ({ items: keys.map((key) => ({ key })) });
const shown = (...keys: readonly string[]) => page(...keys).items;

it('what stands above the first line that is shown is new', () => {
  expect(newLines(shown('b', 'a'), page('d', 'c', 'b', 'a'))).toEqual({ lines: shown('d', 'c'), gap: false });
  expect(newLines(shown('b', 'a'), page('b', 'a'))).toEqual({ lines: [], gap: false });
});

it('a page without any known line leaves a gap', () => {
  expect(newLines(shown('a'), page('z', 'y'))).toEqual({ lines: shown('z', 'y'), gap: true });
  expect(newLines(shown('a'), page())).toEqual({ lines: [], gap: false });
  expect(newLines(shown('a'), undefined)).toEqual({ lines: [], gap: false });
});
