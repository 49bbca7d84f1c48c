import type { HideableColumn } from './fleet/board-view.ts';
import type { Locale } from './i18n/locales.ts';
import { isRecord, isText } from './shape.ts';

/** What makes a sound, if the person wants one. */
export const SOUNDS = ['high_risk', 'approval', 'device_change', 'stale'] as const;
export type Sound = (typeof SOUNDS)[number];

export const DENSITIES = ['compact', 'regular', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** How one person likes the console. */
export type Preferences = {
  readonly density: Density;
  /** Columns of the board that are not shown unless an address says which are. */
  readonly hidden: readonly HideableColumn[];
  /** Null for the browser's. */
  readonly language: Locale | null;
  /** Single-letter keys; those with Ctrl or ⌘, and Escape, always work. */
  readonly shortcuts: boolean;
  readonly sounds: readonly Sound[];
  /** No alerts before then; milliseconds since the epoch. */
  readonly mutedUntil: number | null;
};

/**
 * What a browser keeps of them, so that they hold before the server is asked and while it does not answer: whose they are,
 * of when the row is that they are equal to, and whether they hold changes that no row has yet.
 */
export type KeptPreferences = Preferences & {
  readonly user: string;
  readonly savedAt: string;
  readonly unsaved: boolean;
};

export const PREFERENCES_COOKIE = 'marshal-preferences';

/** Which of the two holds: what this browser changed and could not save, else the younger one. */
export function newerOf(kept: KeptPreferences | null, told: KeptPreferences): KeptPreferences {
  if (kept?.user !== told.user) return told;
  return kept.unsaved || kept.savedAt >= told.savedAt ? kept : told;
}

export const DEFAULT_PREFERENCES: Preferences = {
  density: 'regular',
  hidden: [],
  language: null,
  shortcuts: true,
  sounds: [],
  mutedUntil: null,
};

const NOBODYS: KeptPreferences = { ...DEFAULT_PREFERENCES, user: '', savedAt: '', unsaved: false };
let last = { written: '', kept: NOBODYS };
const listeners = new Set<() => void>();

/** In the browser: what holds here and now; the same object for as long as nothing changes. */
export function readPreferences(): KeptPreferences {
  const written = new RegExp(`\\b${PREFERENCES_COOKIE}=([^;]*)`).exec(document.cookie)?.[1] ?? '';
  if (last.written !== written) last = { written, kept: parse(decodeURIComponent(written)) };
  return last.kept;
}

/** Keeps them in this browser, where the server sees them with the next page. Tells nobody. */
export function keepPreferences(kept: KeptPreferences): void {
  const written = encodeURIComponent(JSON.stringify(kept));
  document.cookie = `${PREFERENCES_COOKIE}=${written}; path=/; max-age=31536000; samesite=lax`;
}

/** Holds at once; the frame of the page saves it. */
export function writePreferences(change: Partial<Preferences>): void {
  changeKept({ ...change, unsaved: true });
}

/** The same for what a browser knows of them; with nothing changed, saving is tried again. */
export function changeKept(change: Partial<KeptPreferences>): void {
  keepPreferences({ ...readPreferences(), ...change });
  tellPreferences();
}

/** Says that what this browser keeps may have changed: here, or in another tab of it. */
export function tellPreferences(): void {
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function parse(written: string): KeptPreferences {
  try {
    const read: unknown = JSON.parse(written);
    return isKept(read) ? read : NOBODYS;
  } catch {
    return NOBODYS;
  }
}

// Every page begins with writing what the server has looked through field by field.
function isKept(read: unknown): read is KeptPreferences {
  return (
    isRecord(read) && isText(read['user']) && Array.isArray(read['sounds']) && Array.isArray(read['hidden'])
  );
}
