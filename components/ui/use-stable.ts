'use client';

import { useCallback, useEffect, useRef } from 'react';

/** The same function at every render, always calling the newest one: what lists can hand down without rendering their rows. */
export function useStable<Args extends readonly unknown[]>(
  act: (...args: Args) => void,
): (...args: Args) => void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
