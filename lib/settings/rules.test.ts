import { expect, it } from 'vitest';
import { parseSetting, settingGroups, type SettingDefinition } from './rules.ts';

const definition = (part: Partial<SettingDefinition>): SettingDefinition => ({
  name: 'late_after_minutes',
  kind: 'integer',
  unit: 'min',
  minimum: 1,
  maximum: 1440,
  flag: null,
  ...part,
});

it.each([
  ['15', 15],
  [' 15 ', 15],
  ['0', undefined],
  ['1441', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['1e3', undefined],
  ['fifteen', undefined],
])('reads %j as a whole number from 1 to 1440: %s', (written, value) => {
  expect(parseSetting(definition({}), written)).toBe(value);
});

it('reads a decimal comma where a fraction is allowed', () => {
  expect(parseSetting(definition({ kind: 'number' }), '72,5')).toBe(72.5);
});

it.each([
  ['4.18.2', '4.18.2'],
  ['', null],
  ['v4', undefined],
])('reads %j as a version: %s', (written, value) => {
  expect(parseSetting(definition({ kind: 'text', minimum: null, maximum: null }), written)).toBe(value);
});

it('gives each flag its switch and its thresholds, and keeps a second switch as a field', () => {
  const signature = {
    flag: 'BAD_SIGNATURE',
    kind: 'bool',
    minimum: null,
    maximum: null,
    unit: null,
  } as const;
  const groups = settingGroups([
    definition({}),
    definition({ ...signature, name: 'flag_bad_signature' }),
    definition({ ...signature, name: 'require_signature' }),
  ]);
  expect(
    groups.map(({ flag, toggle, fields }) => [flag, toggle?.name, fields.map(({ name }) => name)]),
  ).toEqual([
    [null, undefined, ['late_after_minutes']],
    ['BAD_SIGNATURE', 'flag_bad_signature', ['require_signature']],
  ]);
});
