/** A fresh value for one response: 128 random bits. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

type CspInput = {
  readonly nonce: string;
  /** Address of the Supabase project; its http and web-socket origins may be called. */
  readonly supabaseUrl: string;
  /** Where the map's style and tiles come from. */
  readonly mapOrigins?: readonly string[];
  /** The development server needs `eval` and inline styles. */
  readonly development?: boolean;
};

/** The Content-Security-Policy of one response. */
export function contentSecurityPolicy({
  nonce,
  supabaseUrl,
  mapOrigins = [],
  development = false,
}: CspInput): string {
  const { origin, protocol, host } = new URL(supabaseUrl);
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const script = `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`;
  const style = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    ['connect-src', "'self'", origin, socket, ...mapOrigins].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
