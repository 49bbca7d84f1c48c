import { expect, test } from 'vitest';
import { SampleBook } from './sample-book.ts';

const speed = ({ speed }: { speed: number }) => speed;

test('a round that others disturbed counts for nothing while there is a quiet one', () => {
  const book = new SampleBook<{ speed: number; others: number | null }>();
  book.add(1, 'ours', { speed: 900, others: 0.9 });
  book.add(2, 'ours', { speed: 10, others: 0.1 });
  book.add(3, 'ours', { speed: 12, others: 0.1 });
  expect(book.median('ours', speed)).toBe(10);
  expect(book.most('ours', speed)).toBe(12);
  expect(book.noise()).toMatchObject({ value: 2, unit: 'of 3' });
});

test('without a quiet round all of them are used, and the figure of noise says so', () => {
  const book = new SampleBook<{ speed: number; others: number | null }>();
  book.add(1, 'ours', { speed: 7, others: 2 });
  expect(book.median('ours', speed)).toBe(7);
  expect(book.noise()).toMatchObject({ value: 0, unit: 'of 1' });
});

test('a ratio pairs samples of the same round before it takes the middle', () => {
  const book = new SampleBook<{ speed: number; others: number | null }>();
  for (const [round, ours, theirs] of [
    [1, 2, 1],
    [2, 30, 10],
    [3, 8, 2],
  ] as const) {
    book.add(round, 'ours', { speed: ours, others: null });
    book.add(round, 'theirs', { speed: theirs, others: null });
  }
  expect(book.ratio('ours', 'theirs', speed)).toBe(3);
});
