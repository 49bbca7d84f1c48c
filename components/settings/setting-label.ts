import { field as seeded } from '#lib/i18n/en/setting-fields.ts';
import type { Translate } from '#lib/i18n/language.ts';

/** The words of a setting; one that this version does not know yet shows its name. */
export function settingLabel(name: string, t: Translate): string {
  return isKnown(name) ? t(`settings.field.${name}`) : name.replaceAll('_', ' ');
}

function isKnown(name: string): name is keyof typeof seeded {
  return Object.hasOwn(seeded, name);
}
