import { expect, it } from 'vitest';
import { approvalPhase } from './approval-phase.ts';

const requested = { expiresAt: 900 };
const answer = { expiresAt: 1000, decidedByName: null, decisionNote: null } as const;

it('waits from the request on, until the server says otherwise', () => {
  expect(approvalPhase(null, null)).toEqual({ kind: 'asking' });
  expect(approvalPhase(requested, null)).toEqual({ kind: 'waiting', expiresAt: 900 });
  expect(approvalPhase(requested, { ...answer, status: 'pending' })).toEqual({
    kind: 'waiting',
    expiresAt: 1000,
  });
});

it('tells who denied it and why', () => {
  const denied = { ...answer, status: 'denied', decidedByName: 'Joris', decisionNote: 'Call him' } as const;
  expect(approvalPhase(requested, denied)).toEqual({ kind: 'denied', by: 'Joris', note: 'Call him' });
});

it.each(['expired', 'withdrawn'] as const)('may be asked again once it is %s', (status) => {
  expect(approvalPhase(requested, { ...answer, status })).toEqual({ kind: 'over' });
});
