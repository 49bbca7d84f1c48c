import { describe, expect, it } from 'vitest';
import { createBell, createGate, pause } from './waiting.ts';

describe('a gate', () => {
  it('lets no more through at a time than it should, and everybody in the end', async () => {
    const gate = createGate(3);
    let inside = 0;
    let most = 0;
    const work = (value: number) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((done) => setImmediate(done));
      inside -= 1;
      return value;
    };
    const values = await Promise.all(Array.from({ length: 20 }, (_, value) => gate(work(value))));
    expect(values).toEqual(Array.from({ length: 20 }, (_, value) => value));
    expect(most).toBe(3);
  });

  it('stays open after work that failed', async () => {
    const gate = createGate(1);
    await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate(async () => 'yes')).resolves.toBe('yes');
  });
});

describe('a pause', () => {
  it('ends at once when it is called off', async () => {
    const calledOff = new AbortController();
    const long = pause(600_000, calledOff.signal);
    calledOff.abort();
    await long;
    await pause(600_000, calledOff.signal);
  });
});

describe('a bell', () => {
  it('wakes who waits, and who comes next when nobody did', async () => {
    const bell = createBell();
    const never = new AbortController().signal;
    const waiting = bell.wait(600_000, never);
    bell.ring();
    await waiting;
    bell.ring();
    await bell.wait(600_000, never);
  });

  it('is quiet again after it was heard', async () => {
    const bell = createBell();
    const never = new AbortController().signal;
    bell.ring();
    await bell.wait(600_000, never);
    const before = performance.now();
    await bell.wait(20, never);
    expect(performance.now() - before).toBeGreaterThan(10);
  });
});
