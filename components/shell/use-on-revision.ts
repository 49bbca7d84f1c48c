'use client';

import { useEffect, useEffectEvent } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

/**
 * Calls back when something changed in the workspace that no event carries (a session, a request, an act), at most once
 * in `everyMs`.
 */
export function useOnRevision(everyMs: number, onChange: () => void): void {
  const { store } = useFleetSource();
  const change = useEffectEvent(onChange);
  useEffect(() => {
    let stop: (() => void) | null = null;
    const later = () => {
      stop ??= store.later(() => {
        stop = null;
        change();
      }, everyMs);
    };
    const leave = store.on('revision')(later);
    return () => {
      leave();
      stop?.();
    };
  }, [store, everyMs]);
}
