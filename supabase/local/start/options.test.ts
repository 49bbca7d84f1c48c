import { expect, test } from 'vitest';
import { PlatformError } from '../platform-error.ts';
import { parseStartOptions } from './options.ts';

const nothing = {
  url: undefined,
  publishableKey: undefined,
  secretKey: undefined,
  databaseUrl: undefined,
  port: undefined,
  dataDir: undefined,
};
const project = { ...nothing, url: 'https://project.example', publishableKey: 'sb_publishable_1' };

test('without options everything runs here, on the usual ports, with 300 drivers', () => {
  expect(parseStartOptions([], nothing, undefined)).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    platformPort: 54_321,
    dataDir: '.platform',
    dev: false,
    simulator: true,
    drivers: 300,
    external: undefined,
  });
});

test('an option wins over the environment', () => {
  const options = parseStartOptions(['--port', '4000'], { ...nothing, port: 6000 }, '5000');
  expect(options).toMatchObject({ port: 4000, platformPort: 6000 });
});

test('a project of one’s own gets no simulated drivers unless asked for', () => {
  expect(parseStartOptions([], project, undefined)).toMatchObject({
    simulator: false,
    external: { url: 'https://project.example', publishableKey: 'sb_publishable_1', secretKey: undefined },
  });
  expect(parseStartOptions(['--simulator'], project, undefined).simulator).toBe(true);
});

test('an address without its key is refused', () => {
  expect(() => parseStartOptions([], { ...project, publishableKey: undefined }, undefined)).toThrow(
    /PUBLISHABLE_KEY/,
  );
});

test.each([
  [['--port', 'many'], '--port must be a whole number'],
  [['--port', '70000'], 'between 1 and 65534'],
  [['--unknown'], 'npm start'],
])('%j is refused with a sentence for a person', (argv, message) => {
  expect(() => parseStartOptions(argv, nothing, undefined)).toThrow(PlatformError);
  expect(() => parseStartOptions(argv, nothing, undefined)).toThrow(message);
});
