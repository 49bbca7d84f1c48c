import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

const hostile = [
  'https://evil.com',
  'http://evil.com/board',
  '//evil.com',
  '///evil.com',
  '////evil.com',
  '/\\evil.com',
  '/\\/evil.com',
  '\\\\evil.com',
  '/\t/evil.com',
  '/\n/evil.com',
  '/\r\n/evil.com',
  '\t//evil.com',
  '/\u0000/evil.com',
  '/\u2028/evil.com',
  '/..//evil.com',
  '/board/..//evil.com',
  '/./..//evil.com',
  '/%2e%2e//evil.com',
  '@evil.com',
  '.evil.com',
  'evil.com',
  'javascript:alert(1)',
  'data:text/html,hello',
  ' /board',
  '',
  `/${'a'.repeat(3000)}`,
];

describe('safeNext', () => {
  it.each(hostile)('sends %j to the board', (value) => {
    expect(safeNext(value)).toBe('/board');
  });

  it.each([undefined, null, 7, ['/board'], {}])('sends %j, which is no text, to the board', (value) => {
    expect(safeNext(value)).toBe('/board');
  });

  it.each([
    ['/board', '/board'],
    ['/board?batch=42&q=van%20dijk#top', '/board?batch=42&q=van%20dijk#top'],
    ['/board/../board', '/board'],
    ['/board?next=//evil.com', '/board?next=//evil.com'],
  ])('keeps our own path %j', (value, path) => {
    expect(safeNext(value)).toBe(path);
  });

  it('stays on this site however the answer is resolved', () => {
    for (const value of hostile) {
      expect(new URL(safeNext(value), 'https://marshal.example/sign-in').host).toBe('marshal.example');
    }
  });
});
