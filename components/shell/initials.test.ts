import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Hannah Osei', 'HO'],
  ['Pieter-Jan van den Berg', 'PB'],
  ['supervisor@rotterdam.example', 'SU'],
  ['h.osei@maas.example', 'HO'],
  ['Rotterdam Metro', 'RM'],
  ['Nguyễn Thị Lan', 'NL'],
  ['', ''],
])('shortens %j to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
