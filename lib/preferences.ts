import { z } from './zod-mini.ts';

/** What makes a sound, if the person wants one. */
export const SOUNDS = ['high_risk', 'approval', 'device_change', 'stale'] as const;
export type Sound = (typeof SOUNDS)[number];

/** What one person prefers in one browser. */
export type Preferences = {
  /** Single-letter keys; those with Ctrl or ⌘, and Escape, always work. */
  readonly shortcuts: boolean;
  readonly sounds: Readonly<Record<Sound, boolean>>;
};

export const DEFAULT_PREFERENCES: Preferences = {
  shortcuts: true,
  sounds: { high_risk: false, approval: false, device_change: false, stale: false },
};

const KEY = 'marshal-preferences';
const flag = (fallback: boolean) => z.catch(z.boolean(), fallback);
const stored = z.object({
  shortcuts: flag(true),
  sounds: z.catch(
    z.object({
      high_risk: flag(false),
      approval: flag(false),
      device_change: flag(false),
      stale: flag(false),
    }),
    DEFAULT_PREFERENCES.sounds,
  ),
});

/** What was kept, with defaults for whatever is missing or unreadable. */
export function parsePreferences(written: string | null): Preferences {
  try {
    return stored.parse(JSON.parse(written ?? '{}'));
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

type Kept = { readonly written: string | null; readonly preferences: Preferences };
let kept: Kept | null = null;
const listeners = new Set<() => void>();

/** Kept in this browser; the same object for as long as nothing changes. */
export function readPreferences(): Preferences {
  const written = read();
  if (kept === null || kept.written !== written) kept = { written, preferences: parsePreferences(written) };
  return kept.preferences;
}

export function writePreferences(change: Partial<Preferences>): void {
  const written = JSON.stringify({ ...readPreferences(), ...change });
  try {
    localStorage.setItem(KEY, written);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
  kept = { written: read(), preferences: parsePreferences(written) };
  for (const listener of listeners) listener();
}

/** Also tells of changes made in another tab. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
