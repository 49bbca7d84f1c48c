import { LOCALE_COOKIE, type Locale } from './locales.ts';

/** Keeps the viewer's choice in this browser, where the server sees it with whatever is asked of it next. */
export function keepLocale(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
}

/** Keeps it and shows the page anew in that language. */
export function rememberLocale(locale: Locale): void {
  keepLocale(locale);
  window.location.reload();
}
