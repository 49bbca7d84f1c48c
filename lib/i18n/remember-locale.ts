import { LOCALE_COOKIE, type Locale } from './locales.ts';

/** Keeps the viewer's choice in this browser, where the server sees it with whatever is asked of it next. */
export function keepLocale(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
}

/** Keeps it and shows the page anew in that language; false, and the page stays, when it could not be had. */
export async function rememberLocale(locale: Locale): Promise<boolean> {
  keepLocale(locale);
  const there = await canLoad();
  if (there) window.location.reload();
  return there;
}

/** Whether a page can be had: where none can, loading it anew or afresh leaves an error of the browser in its place. */
export function canLoad(): Promise<boolean> {
  return fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}
