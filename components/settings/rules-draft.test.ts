import { expect, it } from 'vitest';
import { rulesChange } from './rules-draft.ts';

const definitions = [
  { name: 'late_sync_seconds', kind: 'integer', unit: 's', minimum: 1, maximum: 604_800, flag: 'LATE_SYNC' },
  { name: 'flag_late_sync', kind: 'bool', unit: null, minimum: null, maximum: null, flag: 'LATE_SYNC' },
] as const;
const stored = { late_sync_seconds: 120, flag_late_sync: true };

it('changes only what differs from what is stored', () => {
  const draft = { late_sync_seconds: '120 ', flag_late_sync: false };
  expect(rulesChange(draft, definitions, stored).changes).toEqual({ flag_late_sync: false });
});

it('keeps a faulty text out of the changes and names it', () => {
  const { changes, faults } = rulesChange({ late_sync_seconds: '0' }, definitions, stored);
  expect(changes).toEqual({});
  expect([...faults]).toEqual(['late_sync_seconds']);
});
