import { afterEach, expect, it, vi } from 'vitest';
import { fetchWithoutNul } from './without-nul.ts';

afterEach(() => void vi.unstubAllGlobals());

it('sends all but the NUL, in a body and in an address', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    sent.push(input, typeof init?.body === 'string' ? JSON.parse(init.body) : undefined);
    return new Response();
  });
  const note = 'a\u0000b \\u0000 \\\\\u0000 "\n" ✓';
  await fetchWithoutNul('http://p.example/rest/v1/rpc/x', {
    method: 'POST',
    body: JSON.stringify({ p: [{ note }] }),
  });
  await fetchWithoutNul(`http://p.example/rest/v1/s?label=${encodeURIComponent('ilike.%\u000000%00%')}`);
  expect(sent).toEqual([
    'http://p.example/rest/v1/rpc/x',
    { p: [{ note: 'ab \\u0000 \\\\ "\n" ✓' }] },
    `http://p.example/rest/v1/s?label=${encodeURIComponent('ilike.%00%00%')}`,
    undefined,
  ]);
});
