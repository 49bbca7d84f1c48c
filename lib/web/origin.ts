type HeaderBag = { get(name: string): string | null };

/**
 * Whether a request that changes something was sent by one of our own pages: its Origin is an http(s) origin
 * with the Host the request was sent to. No Origin, `null` and forwarded hosts do not count.
 */
export function isSameOrigin(headers: HeaderBag): boolean {
  const origin = headers.get('origin');
  const host = headers.get('host');
  if (origin === null || host === null || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.host === host.toLowerCase();
}

/** Whether a method may change something, and so needs `isSameOrigin`. */
export function isMutation(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());
}
