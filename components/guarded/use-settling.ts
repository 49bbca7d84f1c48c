'use client';

import { useEffect, useState } from 'react';

/** Whether `value` changed on screen less than so many milliseconds ago. */
export function useSettling(value: unknown, milliseconds: number): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === value) return undefined;
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [settled, value, milliseconds]);
  return settled !== value;
}
