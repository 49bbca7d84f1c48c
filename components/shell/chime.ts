import { readPreferences, type Sound } from '#lib/preferences.ts';

const load = () => import('./play-sound.ts');

/** Fetches what makes the sounds for whoever wants some: the loss of the line is heard as well. */
export function prepareChimes(): void {
  if (readPreferences().sounds.length > 0) load().catch(() => undefined);
}

/** Plays the sound of a kind of news, if the person wants to hear it. */
export function chime(sound: Sound): void {
  if (!readPreferences().sounds.includes(sound)) return;
  load()
    .then(({ playSound }) => playSound(sound))
    .catch(() => undefined);
}
