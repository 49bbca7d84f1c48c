import { expect, test } from 'vitest';
import { addCounts, countsOf, NO_TESTS, summaryLine } from './counts.ts';

const vitest = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 0, success: false };
const playwright = { config: {}, stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 2 } };

test('both kinds of report are added up, and a test that passed only at its second try has failed', () => {
  const total = [vitest, playwright].map(countsOf).reduce(addCounts, NO_TESTS);
  expect(summaryLine(total)).toBe('10 passed, 2 failed, 2 skipped');
});

test('nothing skipped is not mentioned', () => {
  expect(summaryLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
});

test('a report of neither kind is refused', () => {
  expect(() => countsOf({ tests: 4 })).toThrow();
});
