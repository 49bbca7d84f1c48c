import { expect, it } from 'vitest';
import { pinFault, usernameFault } from './pin-faults.ts';

it.each([
  ['482913', false],
  ['48291', true],
  ['4829130000001', true],
  ['111111', true],
  ['123456', true],
  ['654321', true],
  ['121212', false],
  ['48291a', true],
])('PIN %s is refused: %s', (pin, refused) => {
  expect(pinFault(pin)).toBe(refused);
});

it.each([
  ['d-2117', false],
  ['D-2117', false],
  ['ab', true],
  ['jan jansen', true],
])('username %s is refused: %s', (name, refused) => {
  expect(usernameFault(name)).toBe(refused);
});
