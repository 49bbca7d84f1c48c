'use client';

import { useSyncExternalStore } from 'react';
import { DEFAULT_PREFERENCES, onPreferences, readPreferences, type Preferences } from '#lib/preferences.ts';

/** What the person at this browser prefers; the defaults until the page has come alive. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, readPreferences, () => DEFAULT_PREFERENCES);
}
