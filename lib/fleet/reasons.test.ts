import { expect, test } from 'vitest';
import { givenLabel, type ReasonRow } from './reasons.ts';

const row: ReasonRow = {
  action: 'override',
  code: 'gate_closed_0a1b2c',
  label: 'Gate closed',
  label_nl: 'Poort dicht',
  standard: false,
  requires_note: false,
  retired: true,
};

test('a reason that was given is told in the reader’s language', () => {
  expect(givenLabel([row], row.code, 'Gate closed', 'nl')).toBe('Poort dicht');
  expect(givenLabel([row], row.code, undefined, 'nl')).toBe('Poort dicht');
  expect(givenLabel([row], row.code, 'Gate closed', 'en')).toBe('Gate closed');
});

test('one that was renamed since keeps the words it was given with', () => {
  expect(givenLabel([row], row.code, 'Gate shut', 'nl')).toBe('Gate shut');
  expect(givenLabel([], row.code, 'Gate closed', 'nl')).toBe('Gate closed');
});
