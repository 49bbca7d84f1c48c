import { describe, expect, it } from 'vitest';
import { accountOf, parseSimulatorOptions } from './options.ts';

const env = {
  url: 'http://127.0.0.1:1',
  publishableKey: 'sb_publishable_x',
  secretKey: undefined,
  databaseUrl: undefined,
  port: undefined,
  dataDir: undefined,
};
const parse = (...argv: string[]) => parseSimulatorOptions(argv, env, '/nowhere');

describe('the options', () => {
  it('have defaults that fit the demonstration', () => {
    expect(parse()).toMatchObject({
      drivers: 300,
      speed: 4,
      seed: 7,
      password: 'marshal-demo',
      workspace: 'RTM',
      supervisor: 'second@rotterdam.example',
      comesBack: true,
    });
  });

  it('are taken from the command line', () => {
    expect(parse('--drivers', '12', '--speed', '20', '--no-supervisor', '--no-return')).toMatchObject({
      drivers: 12,
      speed: 20,
      supervisor: null,
      comesBack: false,
    });
    expect(parse('--help')).toBe('help');
  });

  it('say in a sentence what is wrong', () => {
    expect(() => parse('--drivers', 'many')).toThrow(
      '--drivers must be a number from 1 to 10000, not “many”.',
    );
    expect(() => parse('--speed', '0')).toThrow('--speed must be a number from 0.1 to 200');
    expect(() => parse('--sped', '2')).toThrow(/--sped/);
    expect(() => parse('--rate', '1000')).toThrow('--rate needs SUPABASE_SECRET_KEY');
  });

  it('need a project', () => {
    const none = { ...env, url: undefined, publishableKey: undefined };
    expect(() => parseSimulatorOptions([], none, '/nowhere')).toThrow(/npm run platform/);
    expect(() => parseSimulatorOptions([], { ...env, publishableKey: undefined }, '/nowhere')).toThrow(
      'SUPABASE_URL is set, but SUPABASE_PUBLISHABLE_KEY is not.',
    );
  });

  it('number the accounts as their pattern says', () => {
    expect(accountOf('driver-####@rotterdam.example', 7)).toBe('driver-0007@rotterdam.example');
    expect(accountOf('d#@x', 120)).toBe('d120@x');
  });
});
