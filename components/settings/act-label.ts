import { act as seeded } from '#lib/i18n/en/setting-fields.ts';
import type { Translate } from '#lib/i18n/language.ts';

/** The words of a supervisor's act; one that this version does not know yet shows its name. */
export function actLabel(action: string, t: Translate): string {
  if (isKnown(action)) return t(`settings.act.${action}`);
  const words = action.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isKnown(action: string): action is keyof typeof seeded {
  return Object.hasOwn(seeded, action);
}
