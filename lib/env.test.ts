import { afterEach, expect, it, vi } from 'vitest';
import { serverEnv, toolEnv } from './env.ts';
import { DEFAULT_MAP_STYLES } from './map-styles.ts';

afterEach(() => vi.unstubAllEnvs());

it('gives the web process the address and the publishable key, never the secret one', () => {
  vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:54321');
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_x');
  vi.stubEnv('SUPABASE_SECRET_KEY', 'sb_secret_x');
  expect(serverEnv()).toEqual({
    url: 'http://127.0.0.1:54321',
    publishableKey: 'sb_publishable_x',
    development: false,
    mapStyles: DEFAULT_MAP_STYLES,
  });
});

it('takes one map style for both themes, and none for a plain ground', () => {
  vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:54321');
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_x');
  vi.stubEnv('MAP_STYLE_URL', 'https://maps.example/style.json');
  expect(serverEnv().mapStyles.dark).toBe('https://maps.example/style.json');
  vi.stubEnv('MAP_STYLE_URL', 'none');
  expect(serverEnv().mapStyles).toEqual({ light: null, dark: null });
  vi.stubEnv('MAP_STYLE_URL', 'javascript:alert(1)');
  expect(serverEnv).toThrow(/MAP_STYLE_URL/);
});

it('says in one sentence what is missing', () => {
  vi.stubEnv('SUPABASE_URL', 'nowhere');
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', undefined);
  expect(serverEnv).toThrow(/environment is not complete.*SUPABASE_URL.*SUPABASE_PUBLISHABLE_KEY/);
});

it('takes an empty variable for none', () => {
  vi.stubEnv('SUPABASE_DB_URL', '');
  vi.stubEnv('MARSHAL_PORT', '54400');
  expect(toolEnv()).toMatchObject({ databaseUrl: undefined, port: 54_400 });
});

it('does not take just any text for a database or a port', () => {
  vi.stubEnv('SUPABASE_DB_URL', 'mysql://x');
  expect(toolEnv).toThrow(/SUPABASE_DB_URL/);
  vi.stubEnv('SUPABASE_DB_URL', '');
  vi.stubEnv('MARSHAL_PORT', '99999');
  expect(toolEnv).toThrow(/MARSHAL_PORT/);
});
