export const LOCALES = ['en', 'nl'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', nl: 'Nederlands' };

/** The cookie that keeps the viewer's choice. */
export const LOCALE_COOKIE = 'marshal-language';

/** How `Intl` writes dates and numbers: British for English, 24-hour clock and day before month. */
export const INTL_LOCALES: Readonly<Record<Locale, string>> = { en: 'en-GB', nl: 'nl-NL' };

/** The viewer's own choice, else the first language the browser accepts that is here, else English. */
export function localeFrom(chosen: string | undefined, accepts: string | null): Locale {
  return localeNamed(chosen) ?? accepted(accepts ?? '').find((locale) => locale !== undefined) ?? 'en';
}

function localeNamed(name: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === name);
}

/** The languages of an Accept-Language header by weight, `nl-BE` counting as `nl`; undefined for those that are not here. */
function accepted(header: string): (Locale | undefined)[] {
  return header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1';
      return { locale: localeNamed(range.split('-')[0]?.toLowerCase()), weight: Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ locale }) => locale);
}
