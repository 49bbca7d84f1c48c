import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parsePlatformOptions } from './platform-options.ts';

const nothing = { port: undefined, dataDir: undefined };

test('without options it serves port 54321 from .platform, with the demonstration and without default grants', () => {
  expect(parsePlatformOptions([], nothing)).toEqual({
    dataDir: resolve('.platform'),
    port: 54_321,
    reset: false,
    seed: true,
    defaultGrants: 'new',
  });
});

test('an option wins over the environment, and the environment over the default', () => {
  const env = { port: 4000, dataDir: '/somewhere' };
  expect(parsePlatformOptions([], env)).toMatchObject({ port: 4000, dataDir: resolve('/somewhere') });
  expect(parsePlatformOptions(['--port', '5000', '--data', '/else'], env)).toMatchObject({
    port: 5000,
    dataDir: resolve('/else'),
  });
});

test.each([
  [['--port', 'many'], '--port takes a number from 1 to 65534, not “many”.'],
  [['--port', '65535'], '--port takes a number from 1 to 65534, not “65535”.'],
  [['--default-grants', 'some'], '--default-grants takes old or new, not “some”.'],
  [['--prot', '1'], "Unknown option '--prot'"],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => parsePlatformOptions(args, nothing)).toThrow(sentence);
});
