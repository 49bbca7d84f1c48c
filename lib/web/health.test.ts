import { expect, it } from 'vitest';
import { checkHealth } from './health.ts';

const input = { url: 'http://127.0.0.1:54321', publishableKey: 'sb_publishable_x' };
const answering = (statuses: { auth: number; data: number }) => async (url: string | URL | Request) =>
  new Response(null, { status: String(url).includes('/auth/') ? statuses.auth : statuses.data });

const withoutAuth: typeof fetch = async (url) => {
  if (String(url).includes('/auth/')) throw new TypeError('fetch failed');
  return new Response('{}');
};
const hanging: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
  );

it('is healthy when both parts answer, even with a refusal', async () => {
  expect(await checkHealth({ ...input, fetch: answering({ auth: 200, data: 401 }) })).toEqual({
    ok: true,
    auth: 'ok',
    data: 'ok',
  });
});

it('names the part that fails', async () => {
  expect(await checkHealth({ ...input, fetch: answering({ auth: 200, data: 503 }) })).toEqual({
    ok: false,
    auth: 'ok',
    data: 'failing',
  });
});

it('names the part that does not answer', async () => {
  expect(await checkHealth({ ...input, fetch: withoutAuth })).toEqual({
    ok: false,
    auth: 'unreachable',
    data: 'ok',
  });
});

it('stops waiting for a part that hangs', async () => {
  const health = await checkHealth({ ...input, fetch: hanging, patienceMs: 5 });
  expect(health).toEqual({ ok: false, auth: 'unreachable', data: 'unreachable' });
});

it('sends the publishable key and nothing else', async () => {
  const seen: unknown[] = [];
  await checkHealth({
    ...input,
    fetch: async (_url, init) => {
      seen.push(init?.headers);
      return new Response(null);
    },
  });
  expect(seen).toEqual([{ apikey: 'sb_publishable_x' }, { apikey: 'sb_publishable_x' }]);
});
