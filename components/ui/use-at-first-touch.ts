'use client';

import { useEffect, useEffectEvent } from 'react';
import { fetchAhead } from './fetch-ahead.ts';

/** Fetches what is likely to be needed next, once, when somebody first uses this page. */
export function useAtFirstTouch(load: () => unknown): void {
  const begin = useEffectEvent(load);
  useEffect(() => {
    const leaving = new AbortController();
    const touch = () => {
      leaving.abort();
      void fetchAhead(begin);
    };
    for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, touch, leaving);
    return () => leaving.abort();
  }, []);
}
