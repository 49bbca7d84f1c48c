'use client';

import { useEffect, useRef } from 'react';
import type { Sound } from '#lib/preferences.ts';
import { chime } from './chime.ts';

/** Sounds whenever there is more than before; what is there already when a page opens is no news. */
export function useChimeForMore(sound: Sound, count: number | undefined): void {
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== undefined && count !== undefined && count > before.current) chime(sound);
    before.current = count ?? before.current;
  }, [sound, count]);
}
