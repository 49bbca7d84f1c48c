import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is defined.
 * @param limitMs after this many milliseconds it gives up and returns undefined
 */
export async function waitUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs: number,
  everyMs = 20,
): Promise<T | undefined> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() >= end) return undefined;
    await pause(everyMs);
  }
}
