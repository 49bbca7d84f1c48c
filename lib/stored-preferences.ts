export { canLoad, keepLocale, rememberLocale } from './i18n/remember-locale.ts';
import type { SupabaseClient } from '@supabase/supabase-js';
import { HIDEABLE_COLUMNS } from './fleet/board-view.ts';
import { LOCALES } from './i18n/locales.ts';
import {
  changeKept,
  DEFAULT_PREFERENCES,
  DENSITIES,
  newerOf,
  readPreferences,
  SOUNDS,
  type KeptPreferences,
  type Preferences,
} from './preferences.ts';
import { isNumber, isRecord, isText, listOf, objectOf, orNull, type UnknownRecord } from './shape.ts';
import { readAnswer } from './supabase/ask.ts';

/** Read from a row of the database or from what a browser keeps; defaults for whatever is missing or unreadable. */
export function preferencesFrom(stored: unknown): Preferences {
  const read: UnknownRecord = isRecord(stored) ? stored : {};
  const until = new Date(
    isNumber(read['mute_ends_at']) ? read['mute_ends_at'] : String(read['mute_ends_at']),
  ).getTime();
  return {
    density: someOf(DENSITIES, [read['density']])[0] ?? 'regular',
    hidden: someOf(HIDEABLE_COLUMNS, read['hidden_columns']),
    language: someOf(LOCALES, [read['language']])[0] ?? null,
    shortcuts: read['shortcuts'] !== false,
    sounds: someOf(SOUNDS, read['sounds']),
    mutedUntil: Number.isNaN(until) ? null : until,
  };
}

/** The same as a row of the database. */
export function rowOf({ density, hidden, language, shortcuts, sounds, mutedUntil }: Preferences) {
  return {
    density,
    hidden_columns: hidden,
    language,
    shortcuts,
    sounds,
    mute_ends_at: mutedUntil === null ? null : new Date(mutedUntil).toISOString(),
  };
}

/** What is written in the cookie; null when it says nothing of anybody. */
export function keptFrom(written: string | undefined): KeptPreferences | null {
  try {
    const read: unknown = JSON.parse(written ?? '');
    if (!isRecord(read) || !isText(read['user'])) return null;
    const { user, savedAt, hidden, mutedUntil } = read;
    return {
      ...preferencesFrom({ ...read, hidden_columns: hidden, mute_ends_at: mutedUntil }),
      user,
      savedAt: isText(savedAt) ? savedAt : '',
      unsaved: read['unsaved'] === true,
    };
  } catch {
    return null;
  }
}

const areRows = listOf(objectOf({ updated_at: isText, language: orNull(isText) }));
const isSaved = objectOf({ updated_at: isText });

/** What is stored of a person, unless the browser keeps newer; the browser's own, or defaults, when nothing is. */
export async function startingPreferences(
  client: SupabaseClient,
  user: string,
  kept: KeptPreferences | null,
): Promise<KeptPreferences> {
  const none: KeptPreferences = { ...DEFAULT_PREFERENCES, user, savedAt: '', unsaved: false };
  try {
    const [row] = readAnswer(areRows, await client.from('user_preferences').select().limit(1));
    if (row === undefined) return newerOf(kept, none);
    return newerOf(kept, { ...none, ...preferencesFrom(row), savedAt: row.updated_at });
  } catch {
    // No page fails for want of its look.
    return newerOf(kept, none);
  }
}

/** Takes over what the person changed at another browser since; what this one could not save is tried again instead. */
export async function followPreferences(client: SupabaseClient): Promise<void> {
  if (readPreferences().unsaved) return savePreferences(client);
  const told = await startingPreferences(client, readPreferences().user, null);
  const here = readPreferences();
  if (told.savedAt !== '' && newerOf(here, told) !== here) changeKept(told);
}

let saving = false;

/** Saves what this browser changed, the newest last. What cannot be saved stays unsaved, and is tried again when online. */
export async function savePreferences(client: SupabaseClient): Promise<void> {
  if (saving) return;
  saving = true;
  try {
    for (let kept = readPreferences(); kept.unsaved; kept = readPreferences()) {
      const table = client.from('user_preferences');
      const answer = await table.upsert(rowOf(kept), { onConflict: 'user_id' }).select('updated_at').single();
      const { updated_at: savedAt } = readAnswer(isSaved, answer);
      changeKept({ savedAt, unsaved: readPreferences() !== kept });
    }
  } catch {
    window.addEventListener('online', () => void savePreferences(client), { once: true });
  } finally {
    saving = false;
  }
}

function someOf<Value>(all: readonly Value[], wanted: unknown): Value[] {
  const some: ReadonlySet<unknown> = new Set(Array.isArray(wanted) ? wanted : []);
  return all.filter((value) => some.has(value));
}
