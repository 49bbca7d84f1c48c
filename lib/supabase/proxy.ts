import { createServerClient } from '@supabase/ssr';
import { NextResponse, type NextRequest } from 'next/server';
import { serverEnv } from '../env.ts';

/**
 * Refreshes the session of a request once, before any page runs, and writes the new cookies both ways: return this
 * response, or copy its cookies and headers to the one you return. `headers` are added to what the pages see of the
 * request (a nonce, for one).
 */
export async function refreshSession(
  request: NextRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<NextResponse> {
  const forward = () => {
    const seen = new Headers(request.headers);
    for (const [name, value] of Object.entries(headers)) seen.set(name, value);
    return NextResponse.next({ request: { headers: seen } });
  };
  let response = forward();
  const { url, publishableKey } = serverEnv();
  const client = createServerClient(url, publishableKey, {
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll(changed, cacheHeaders) {
        for (const { name, value } of changed) request.cookies.set(name, value);
        response = forward();
        for (const { name, value, options } of changed) response.cookies.set(name, value, options);
        for (const [name, value] of Object.entries(cacheHeaders)) response.headers.set(name, value);
      },
    },
  });
  try {
    await client.auth.getClaims();
  } catch {
    // Auth does not answer; the page finds out for itself and says so.
  }
  return response;
}
