import { isRecord } from './shape.ts';

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
/** What was kept, with defaults for whatever is missing or unreadable. */
export function parsePreferences(written: string | null): Preferences {
  try {
    const stored: unknown = JSON.parse(written ?? '{}');
    const read = isRecord(stored) ? stored : {};
    const heard = isRecord(read['sounds']) ? read['sounds'] : {};
    return {
      shortcuts: read['shortcuts'] !== false,
      sounds: {
        high_risk: heard['high_risk'] === true,
        approval: heard['approval'] === true,
        device_change: heard['device_change'] === true,
        stale: heard['stale'] === true,
      },
    };
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
