import { expect, test } from 'vitest';
import { SampleBook } from './sample-book.ts';

type Run = { readonly speed: number; readonly others: number | null };
const speed = ({ speed }: Run) => speed;
const full = { small: false };

test('a sample that others disturbed counts for nothing', () => {
  const book = new SampleBook<Run>(full);
  book.add(1, 'ours', { speed: 900, others: 0.9 });
  book.add(2, 'ours', { speed: 10, others: 0.1 });
  book.add(3, 'ours', { speed: 12, others: 0.1 });
  expect(book.median('ours', speed)).toBe(10);
  expect(book.most('ours', speed)).toBe(12);
  expect(book.disturbed(1)).toBe(true);
  expect(book.disturbed(2)).toBe(false);
  expect(book.noise()).toMatchObject({ value: 2, unit: 'of 3' });
});

test('without a quiet sample there is no figure, except in a small run', () => {
  const [book, trial] = [new SampleBook<Run>(full), new SampleBook<Run>({ small: true })];
  for (const one of [book, trial]) one.add(1, 'ours', { speed: 7, others: 2 });
  expect(book.median('ours', speed)).toBeNaN();
  expect(book.most('ours', speed)).toBeNaN();
  expect(trial.median('ours', speed)).toBe(7);
  expect(trial.noise()).toMatchObject({ value: 0, unit: 'of 1' });
});

test('a ratio pairs samples of the same round before it takes the middle', () => {
  const book = new SampleBook<Run>(full);
  for (const [round, ours, theirs] of [
    [1, 2, 1],
    [2, 30, 10],
    [3, 8, 2],
  ] as const) {
    book.add(round, 'ours', { speed: ours, others: null });
    book.add(round, 'theirs', { speed: theirs, others: null });
  }
  book.add(4, 'ours', { speed: 100, others: null });
  book.add(4, 'theirs', { speed: 1, others: 0.9 });
  expect(book.ratio('ours', 'theirs', speed)).toBe(3);
});

test('beside nothing there is no ratio', () => {
  const book = new SampleBook<Run>(full);
  book.add(1, 'ours', { speed: 5, others: null });
  book.add(1, 'theirs', { speed: 0, others: null });
  expect(book.ratio('ours', 'theirs', speed)).toBeNaN();
});
