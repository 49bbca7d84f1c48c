import { describe, expect, it } from 'vitest';
import { isMutation, isSameOrigin } from './origin.ts';

const from = (origin: string | null, host = 'marshal.example') =>
  new Headers({ host, ...(origin === null ? {} : { origin }) });

describe('isSameOrigin', () => {
  it.each([
    ['https://marshal.example', 'marshal.example'],
    ['http://localhost:3100', 'localhost:3100'],
    ['http://marshal.example', 'Marshal.example'],
    ['http://[::1]:3000', '[::1]:3000'],
  ])('accepts %s sent to %s', (origin, host) => {
    expect(isSameOrigin(from(origin, host))).toBe(true);
  });

  it.each([
    null,
    '',
    'null',
    'https://evil.example',
    'https://marshal.example.evil.example',
    'https://evil.example/marshal.example',
    'https://marshal.example@evil.example',
    'https://marshal.example:8443',
    'file://marshal.example',
    'marshal.example',
  ])('refuses the origin %j', (origin) => {
    expect(isSameOrigin(from(origin))).toBe(false);
  });

  it('does not believe a forwarded host', () => {
    const headers = from('https://evil.example');
    headers.set('x-forwarded-host', 'evil.example');
    expect(isSameOrigin(headers)).toBe(false);
  });

  it('refuses a request that names no host', () => {
    expect(isSameOrigin(new Headers({ origin: 'https://marshal.example' }))).toBe(false);
  });
});

describe('isMutation', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND'])('guards %s', (method) => {
    expect(isMutation(method)).toBe(true);
  });
  it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s through', (method) => {
    expect(isMutation(method)).toBe(false);
  });
});
