'use client';

import { useEffect, useRef } from 'react';

/** A function that tells whether the calling component is still on screen, for answers that come late. */
export function useMounted(): () => boolean {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return () => mounted.current;
}
