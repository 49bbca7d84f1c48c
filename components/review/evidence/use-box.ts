'use client';

import { useCallback, useState } from 'react';
import type { Box } from '#lib/review/to-scale.ts';

/** The size of an element in pixels, so that a drawing can keep its text at one size; `first` until it is measured. */
export function useBox(first: Box): readonly [Box, (element: Element | null) => (() => void) | undefined] {
  const [box, setBox] = useState(first);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setBox({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, ref];
}
