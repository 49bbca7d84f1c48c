'use client';

import { useEffect, useEffectEvent } from 'react';

/** Does something once, when somebody first uses this page: fetches, for one, what is likely to be needed next. */
export function useAtFirstTouch(act: () => unknown): void {
  const begin = useEffectEvent(act);
  useEffect(() => {
    const leaving = new AbortController();
    const touch = () => {
      leaving.abort();
      begin();
    };
    for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, touch, leaving);
    return () => leaving.abort();
  }, []);
}
