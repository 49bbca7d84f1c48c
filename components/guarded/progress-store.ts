import type { AppError, Result } from '#lib/app-error.ts';

/** A guarded action on its way to the log, or one that did not reach it. */
export type Progress<Input> =
  | { readonly phase: 'saving'; readonly input: Input }
  | { readonly phase: 'failed'; readonly input: Input; readonly error: AppError };

export type ProgressStore<Input> = {
  /** Null when nothing is on its way for this id. */
  readonly get: (id: string) => Progress<Input> | null;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Sends and keeps the progress under `id`; a newer send of the same id takes over. */
  readonly send: <Value>(
    id: string,
    input: Input,
    ask: (input: Input) => Promise<Result<Value>>,
  ) => Promise<Result<Value>>;
  /** Forgets a failure that the supervisor has seen. */
  readonly forget: (id: string) => void;
};

/** True when the same request may go through if it is sent again. */
export function mayRetry({ code }: AppError): boolean {
  return code === 'unreachable' || code === 'unknown' || code === 'malformed';
}

/** Outlives the dialog that asked, so that board, panel and dialog tell the same story about one action. */
export function createProgressStore<Input>(): ProgressStore<Input> {
  const progress = new Map<string, Progress<Input>>();
  const listeners = new Set<() => void>();
  const put = (id: string, next: Progress<Input> | null) => {
    if (next === null) progress.delete(id);
    else progress.set(id, next);
    for (const listener of listeners) listener();
  };
  return {
    get: (id) => progress.get(id) ?? null,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    send: async (id, input, ask) => {
      put(id, { phase: 'saving', input });
      const result = await ask(input);
      if (progress.get(id)?.input === input) {
        put(id, result.ok ? null : { phase: 'failed', input, error: result.error });
      }
      return result;
    },
    forget: (id) => {
      if (progress.get(id)?.phase === 'failed') put(id, null);
    },
  };
}
