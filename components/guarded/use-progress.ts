'use client';

import { useSyncExternalStore } from 'react';
import type { Progress, ProgressStore } from './progress-store.ts';

/** What is on its way for `id`, kept up to date. */
export function useProgress<Input>(store: ProgressStore<Input>, id: string): Progress<Input> | null {
  return useSyncExternalStore(
    store.subscribe,
    () => store.get(id),
    () => null,
  );
}
