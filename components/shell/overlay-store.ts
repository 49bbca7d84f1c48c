'use client';

import { useSyncExternalStore } from 'react';

/** What lies over the whole page and can be asked for from anywhere. */
export type Overlay = 'palette' | 'shortcuts';

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

export function showOverlay(next: Overlay | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** True from the moment it is asked for, also while its code is on the way. */
export function isOverlayShown(): boolean {
  return shown !== null;
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
