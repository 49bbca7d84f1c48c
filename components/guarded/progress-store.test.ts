import { expect, test } from 'vitest';
import { appError, type Result } from '#lib/app-error.ts';
import { createProgressStore, mayRetry } from './progress-store.ts';

type Input = { readonly requestId: string };
const done: Result<string> = { ok: true, value: 'done' };
const lost: Result<string> = { ok: false, error: appError('unreachable') };

function pendingAsk() {
  const answers: ((result: Result<string>) => void)[] = [];
  const ask = () => new Promise<Result<string>>((resolve) => answers.push(resolve));
  return { ask, answer: (index: number, result: Result<string>) => answers[index]?.(result) };
}

test('an action is saving until the server answers, then gone', async () => {
  const store = createProgressStore<Input>();
  const { ask, answer } = pendingAsk();
  const sent = store.send('batch', { requestId: 'a' }, ask);
  expect(store.get('batch')).toMatchObject({ phase: 'saving', input: { requestId: 'a' } });
  answer(0, done);
  expect(await sent).toEqual(done);
  expect(store.get('batch')).toBeNull();
});

test('a failure stays until it is forgotten', async () => {
  const store = createProgressStore<Input>();
  await store.send('batch', { requestId: 'a' }, async () => lost);
  expect(store.get('batch')).toMatchObject({ phase: 'failed', error: { code: 'unreachable' } });
  store.forget('batch');
  expect(store.get('batch')).toBeNull();
});

test('an action on its way cannot be forgotten', async () => {
  const store = createProgressStore<Input>();
  const { ask, answer } = pendingAsk();
  const sent = store.send('batch', { requestId: 'a' }, ask);
  store.forget('batch');
  expect(store.get('batch')?.phase).toBe('saving');
  answer(0, done);
  await sent;
});

test('the answer to an older request does not end a newer one', async () => {
  const store = createProgressStore<Input>();
  const { ask, answer } = pendingAsk();
  const first = store.send('batch', { requestId: 'a' }, ask);
  const second = store.send('batch', { requestId: 'b' }, ask);
  answer(0, lost);
  await first;
  expect(store.get('batch')).toMatchObject({ phase: 'saving', input: { requestId: 'b' } });
  answer(1, done);
  await second;
  expect(store.get('batch')).toBeNull();
});

test('listeners hear every change until they leave', async () => {
  const store = createProgressStore<Input>();
  let heard = 0;
  const leave = store.subscribe(() => {
    heard += 1;
  });
  await store.send('batch', { requestId: 'a' }, async () => done);
  expect(heard).toBe(2);
  leave();
  await store.send('batch', { requestId: 'b' }, async () => done);
  expect(heard).toBe(2);
});

test('only a lost or unreadable answer is worth asking again', () => {
  expect(mayRetry(appError('unreachable'))).toBe(true);
  expect(mayRetry({ code: 'moved_on', message: 'Moved on.' })).toBe(false);
  expect(mayRetry({ code: 'role_required', message: 'Not yours.' })).toBe(false);
});
