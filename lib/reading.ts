import { sameValue } from './fleet/same-value.ts';

export type ReadState<Value> = {
  /** What was read last; undefined until the first answer. */
  readonly value: Value | undefined;
  /** The last attempt brought nothing; `value` is from before it. */
  readonly failed: boolean;
};

export type Reading<Value> = {
  readonly state: () => ReadState<Value>;
  /** Reads for as long as somebody listens. Returns how to stop listening. */
  readonly subscribe: (tell: () => void) => () => void;
  /** Reads what the server has from now on. Settles when that is there or has failed; never rejects. */
  readonly again: () => Promise<void>;
  /** Forgets what was read and never asks again: whoever may read it is gone. */
  readonly end: () => void;
};

/** After a failure the next attempt does not wait longer than this. */
const RETRY_MS = 5_000;

export type ReadingOptions<Value> = {
  readonly read: (signal: AbortSignal) => Promise<Value>;
  /** How long after an answer the next one is asked for, while the page is looked at. */
  readonly everyMs: number;
  /** Tells when there is something new before that. Returns how to stop. */
  readonly watch?: (tell: () => void) => () => void;
};

/**
 * Something small of the server that is kept fresh, for what every page shows from the start: the query cache, which
 * everything larger is read through, would be half of such a page's own code.
 */
export function createReading<Value>(options: ReadingOptions<Value>): Reading<Value> {
  const listeners = new Set<() => void>();
  let state: ReadState<Value> = { value: undefined, failed: false };
  let line: Line | null = null;
  let ended = false;
  const hangUp = () => {
    line?.close();
    line = null;
  };
  const publish = (next: ReadState<Value>) => {
    if (sameValue(state, next)) return;
    state = next;
    for (const tell of listeners) tell();
  };
  const ask = async (signal: AbortSignal) => {
    try {
      const value = await options.read(signal);
      if (!signal.aborted) publish({ value, failed: false });
      return true;
    } catch {
      if (!signal.aborted) publish({ value: state.value, failed: true });
      return false;
    }
  };
  return {
    state: () => state,
    subscribe(tell) {
      listeners.add(tell);
      if (!ended) line ??= openLine(ask, options);
      return () => {
        listeners.delete(tell);
        if (listeners.size === 0) hangUp();
      };
    },
    again: () => line?.again() ?? Promise.resolve(),
    end() {
      ended = true;
      hangUp();
      publish({ value: undefined, failed: false });
    },
  };
}

type Line = { readonly again: () => Promise<void>; readonly close: () => void };

/** Asks at once, then again and again; one request at a time. */
function openLine(
  ask: (signal: AbortSignal) => Promise<boolean>,
  { everyMs, watch }: Pick<ReadingOptions<unknown>, 'everyMs' | 'watch'>,
): Line {
  const closing = new AbortController();
  const { signal } = closing;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let missed = false;
  let overdue = false;
  const run = async () => {
    let read: boolean;
    do {
      missed = false;
      read = await ask(signal);
    } while (missed && !signal.aborted);
    running = null;
    if (!signal.aborted) timer = setTimeout(look, read ? everyMs : Math.min(everyMs, RETRY_MS));
  };
  const again = () => {
    // An answer that is on its way may be older than what is asked for.
    missed = true;
    clearTimeout(timer);
    overdue = false;
    running ??= run();
    return running;
  };
  const look = () => {
    overdue = document.visibilityState === 'hidden';
    if (!overdue) void again();
  };
  document.addEventListener('visibilitychange', () => overdue && look(), { signal });
  window.addEventListener('online', () => void again(), { signal });
  const stopWatching = watch?.(() => void again());
  void again();
  return {
    again,
    close: () => {
      closing.abort();
      clearTimeout(timer);
      stopWatching?.();
    },
  };
}
