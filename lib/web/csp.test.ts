import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, newNonce } from './csp.ts';

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values];
    }),
  );
}

describe('contentSecurityPolicy', () => {
  const policy = directives(contentSecurityPolicy({ nonce: 'abc', supabaseUrl: 'https://p.supabase.co/' }));

  it('runs only scripts that carry the nonce, and what they load', () => {
    expect(policy.get('script-src')).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
    expect(policy.get('default-src')).toEqual(["'none'"]);
  });

  it('lets no page run inline styles or scripts of its own', () => {
    expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
  });

  it('lets the browser call ourselves and the project, by http and by web socket, and nobody else', () => {
    expect(policy.get('connect-src')).toEqual(["'self'", 'https://p.supabase.co', 'wss://p.supabase.co']);
    const local = directives(contentSecurityPolicy({ nonce: 'abc', supabaseUrl: 'http://127.0.0.1:54321' }));
    expect(local.get('connect-src')).toEqual(["'self'", 'http://127.0.0.1:54321', 'ws://127.0.0.1:54321']);
  });

  it('lets the browser call the host of the map’s style, and nobody else', () => {
    const input = {
      nonce: 'abc',
      supabaseUrl: 'https://p.supabase.co/',
      mapOrigins: ['https://maps.example'],
    };
    const withMap = directives(contentSecurityPolicy(input));
    expect(withMap.get('connect-src')?.at(-1)).toBe('https://maps.example');
    expect([...withMap].filter(([, values]) => values.includes('https://maps.example'))).toHaveLength(1);
  });

  it('cannot be framed, rebased or made to post elsewhere', () => {
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
  });
});

describe('newNonce', () => {
  it('is 128 bits and never the same', () => {
    const nonces = Array.from({ length: 100 }, newNonce);
    expect(new Set(nonces).size).toBe(100);
    expect(nonces.every((nonce) => atob(nonce).length === 16)).toBe(true);
  });
});
