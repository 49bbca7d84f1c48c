import type { IncomingMessage, ServerResponse } from 'node:http';

const exposed = [
  'content-range',
  'content-location',
  'content-profile',
  'preference-applied',
  'location',
  'range-unit',
  'x-sb-error-code',
  'x-supabase-api-version',
];

/** Any origin may call, as on a hosted project: keys and tokens decide, not cookies. @returns true when it was a preflight, answered */
export function answerCors(req: IncomingMessage, res: ServerResponse): boolean {
  res.setHeader('access-control-allow-origin', '*');
  res.setHeader('access-control-expose-headers', exposed.join(', '));
  if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false;
  res.writeHead(204, {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': req.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '3600',
    vary: 'Access-Control-Request-Headers',
  });
  res.end();
  return true;
}
