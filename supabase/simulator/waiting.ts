/** Waits so many milliseconds, or until the signal. Never throws: ask the signal afterwards. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, milliseconds));
    signal.addEventListener('abort', end);
  });
}

/** Lets at most `limit` pieces of work run at a time; the others wait their turn. */
export function createGate(limit: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let free = limit;
  const turns: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((turn) => turns.push(turn));
    try {
      return await work();
    } finally {
      const next = turns.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Something to wait for that somebody else rings. A ring with nobody waiting is heard by the next who waits. */
export type Bell = { ring(): void; wait(milliseconds: number, signal: AbortSignal): Promise<void> };

/** A bell. */
export function createBell(): Bell {
  let rung = new AbortController();
  return {
    ring: () => rung.abort(),
    wait: async (milliseconds, signal) => {
      await pause(milliseconds, AbortSignal.any([rung.signal, signal]));
      if (rung.signal.aborted) rung = new AbortController();
    },
  };
}
