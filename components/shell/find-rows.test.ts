import { expect, test } from 'vitest';
import { sampleRow } from '#components/driver/sample-row.ts';
import { findRows, matches } from './find-rows.ts';

const named = (id: string, name: string, reference: string) =>
  sampleRow({ id, reference, driver: { id: `d${id}`, code: `D-${id}`, name, phone: null, vehicle: null } });
const rows = [
  named('1', 'Dragana Petrović', 'SPK-12'),
  named('2', 'Ayo Adebayo', 'SPK-33'),
  named('3', 'Nguyễn Thị Lan', 'BRD-02'),
];
const ids = (typed: string) => {
  const { drivers, batches } = findRows(rows, typed);
  return [drivers.map(({ id }) => id), batches.map(({ id }) => id)];
};

test('drivers are found by name without accents, by code, and batches by reference', () => {
  expect(ids('petrovic')).toEqual([['1'], []]);
  expect(ids('nguyen')).toEqual([['3'], []]);
  expect(ids('d-2')).toEqual([['2'], []]);
  expect(ids('spk')).toEqual([[], ['1', '2']]);
});

test('nothing typed finds no driver, and every command', () => {
  expect(ids('  ')).toEqual([[], []]);
  expect(matches('Switch theme', ' ')).toBe(true);
  expect(matches('Overzicht één', 'een')).toBe(true);
  expect(matches('Switch theme', 'sign')).toBe(false);
});

test('at most five of a kind are shown', () => {
  const many = Array.from({ length: 20 }, (_, at) => named(String(at), 'Adeyemi', `X-${at}`));
  expect(findRows(many, 'ade').drivers).toHaveLength(5);
});
