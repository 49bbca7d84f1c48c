import { expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

const box = { top: 10, bottom: 100, gap: 14 };

it('leaves labels where they belong when there is room', () => {
  expect(spreadLabels([20, 50, 90], box)).toEqual([20, 50, 90]);
});

it('keeps a line between two, downwards first and back from the edge', () => {
  expect(spreadLabels([50, 51, 52], box)).toEqual([50, 64, 78]);
  expect(spreadLabels([50, 98, 99], box)).toEqual([50, 86, 100]);
  expect(spreadLabels([2, 3], box)).toEqual([10, 24]);
});

it('has nothing to place', () => {
  expect(spreadLabels([], box)).toEqual([]);
});
