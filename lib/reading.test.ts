import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createReading } from './reading.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  look('visible');
});

function look(state: 'visible' | 'hidden'): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
}

/** A reading of a server that counts how often it is asked; an answer takes 100 ms. */
function counting(everyMs = 1_000) {
  const server = { asked: 0, works: true, news: () => {} };
  const reading = createReading({
    read: async (signal) => {
      server.asked += 1;
      const { asked } = server;
      await new Promise((answer) => setTimeout(answer, 100));
      signal.throwIfAborted();
      if (!server.works) throw new Error('no line');
      return asked;
    },
    everyMs,
    watch: (tell) => {
      server.news = tell;
      return () => (server.news = () => {});
    },
  });
  return { server, reading };
}

it('asks nothing before somebody listens and nothing afterwards; those who listen share one answer', async () => {
  const { server, reading } = counting();
  await reading.again();
  expect(server.asked).toBe(0);
  const stops = [reading.subscribe(() => {}), reading.subscribe(() => {})];
  await vi.advanceTimersByTimeAsync(100);
  expect(reading.state()).toEqual({ value: 1, failed: false });
  for (const stop of stops) stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.asked).toBe(1);
});

it('asks again after its time, at news, and when the line is back, but never twice at once', async () => {
  const { server, reading } = counting();
  reading.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(100 + 1_000 + 100);
  expect(reading.state().value).toBe(2);
  server.news();
  await vi.advanceTimersByTimeAsync(100);
  expect(reading.state().value).toBe(3);
  window.dispatchEvent(new Event('online'));
  server.news();
  server.news();
  expect(server.asked).toBe(4);
  await vi.advanceTimersByTimeAsync(200);
  // What was told while an answer was on its way is asked for once more.
  expect(reading.state().value).toBe(5);
});

it('settles `again` with an answer that was asked for after it', async () => {
  const { reading } = counting();
  reading.subscribe(() => {});
  const done = reading.again().then(() => reading.state().value);
  await vi.advanceTimersByTimeAsync(200);
  expect(await done).toBe(2);
});

it('rests while nobody looks at the page, and asks at once when somebody does', async () => {
  const { server, reading } = counting();
  reading.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(100);
  look('hidden');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked).toBe(1);
  look('visible');
  expect(server.asked).toBe(2);
});

it('keeps what it knows when it fails, says so, and recovers', async () => {
  const { server, reading } = counting();
  const told: unknown[] = [];
  reading.subscribe(() => told.push(reading.state()));
  await vi.advanceTimersByTimeAsync(100);
  server.works = false;
  await vi.advanceTimersByTimeAsync(1_100);
  server.works = true;
  await vi.advanceTimersByTimeAsync(1_100);
  expect(told).toEqual([
    { value: 1, failed: false },
    { value: 1, failed: true },
    { value: 3, failed: false },
  ]);
});

it('does not wait its whole time after a failure', async () => {
  const { server, reading } = counting(60_000);
  server.works = false;
  reading.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(100);
  expect(reading.state()).toEqual({ value: undefined, failed: true });
  server.works = true;
  await vi.advanceTimersByTimeAsync(5_100);
  expect(reading.state()).toEqual({ value: 2, failed: false });
});

it('is empty for good once it has ended, an answer that was on its way included', async () => {
  const { server, reading } = counting();
  const seen: (number | undefined)[] = [];
  const stop = reading.subscribe(() => seen.push(reading.state().value));
  await vi.advanceTimersByTimeAsync(100);
  server.news();
  reading.end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual([1, undefined]);
  stop();
  reading.subscribe(() => {});
  await reading.again();
  expect(server.asked).toBe(2);
  expect(reading.state()).toEqual({ value: undefined, failed: false });
});
