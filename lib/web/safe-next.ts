const base = 'https://console.invalid';

/** Control characters and line separators: browsers drop or fold some of them inside a URL. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;

function isOwnPath(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !path.includes('\\') && !control.test(path);
}

/**
 * Where to go after signing in: `value` when it is a path of this site, else `fallback`.
 * The normalised path is checked again, since `/..//host` turns into `//host` only after parsing.
 */
export function safeNext(value: unknown, fallback = '/board'): string {
  if (typeof value !== 'string' || value.length > 2000 || !isOwnPath(value)) return fallback;
  if (!URL.canParse(value, base)) return fallback;
  const url = new URL(value, base);
  const path = url.pathname + url.search + url.hash;
  return url.origin === base && isOwnPath(path) ? path : fallback;
}
