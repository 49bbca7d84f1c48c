'use client';

import { useEffect, useRef } from 'react';

/** A function that tells how many milliseconds ago `value` changed on screen; Infinity while it never has. */
export function useShownSince(value: unknown): () => number {
  const last = useRef({ value, changedAt: -Infinity });
  useEffect(() => {
    if (last.current.value !== value) last.current = { value, changedAt: performance.now() };
  }, [value]);
  return () => performance.now() - last.current.changedAt;
}
