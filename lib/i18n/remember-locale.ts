import { LOCALE_COOKIE, type Locale } from './locales.ts';

/** Keeps the viewer's choice in this browser and shows the page anew in that language. */
export function rememberLocale(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
  window.location.reload();
}
