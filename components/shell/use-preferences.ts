'use client';

import { useContext, useSyncExternalStore } from 'react';
import { onPreferences, readPreferences, type KeptPreferences } from '#lib/preferences.ts';
import { FirstPreferences } from './preferences-provider.tsx';

/** What the person at this browser prefers; until the page has come alive, what the server rendered it with. */
export function usePreferences(): KeptPreferences {
  const first = useContext(FirstPreferences);
  return useSyncExternalStore(onPreferences, readPreferences, () => {
    if (first === null) throw new Error('Preferences were used outside their provider.');
    return first;
  });
}
