import { afterEach, expect, it, vi } from 'vitest';
import { withOwnExpiry } from './own-expiry.ts';

const SERVER_S = 1_790_000_000;
const token = { access_token: 'a', expires_in: 3600, expires_at: SERVER_S + 3600 };

afterEach(() => vi.useRealTimers());

async function takenAt(seconds: number, answer: Response): Promise<unknown> {
  vi.useFakeTimers({ now: seconds * 1000 });
  return (await withOwnExpiry(answer)).json();
}

it('leaves a token’s end to the browser’s clock where that runs ahead', async () => {
  expect(await takenAt(SERVER_S + 7200, Response.json(token))).toEqual({
    access_token: 'a',
    expires_in: 3600,
  });
});

it('keeps the end as it was told otherwise, and any other answer', async () => {
  expect(await takenAt(SERVER_S + 2, Response.json(token))).toEqual(token);
  expect(await takenAt(SERVER_S - 7200, Response.json(token))).toEqual(token);
  expect(await takenAt(SERVER_S + 7200, Response.json({ id: 'u' }))).toEqual({ id: 'u' });
  const refused = Response.json(token, { status: 400 });
  expect(await takenAt(SERVER_S + 7200, refused)).toEqual(token);
});
