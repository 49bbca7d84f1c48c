import { NextResponse, type NextRequest } from 'next/server';
import { serverEnv } from '#lib/env.ts';
import { mapOrigins } from '#lib/map-styles.ts';
import { refreshSession } from '#lib/supabase/proxy.ts';
import { contentSecurityPolicy, newNonce } from '#lib/web/csp.ts';
import { isMutation, isSameOrigin } from '#lib/web/origin.ts';

/** Runs before every page: refuses foreign mutations, refreshes the session, sets what every response must carry. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (isMutation(request.method) && !isSameOrigin(request.headers)) {
    return plain(403, 'This request did not come from a page of this site.');
  }
  let env: ReturnType<typeof serverEnv>;
  try {
    env = serverEnv();
  } catch (fault) {
    return plain(503, fault instanceof Error ? fault.message : 'The environment is not complete.');
  }
  const nonce = newNonce();
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: env.url,
    mapOrigins: mapOrigins(env.mapStyles),
    development: env.development,
  });
  const hadSession = request.cookies.getAll().some(({ name }) => name.startsWith('sb-'));
  const response = await refreshSession(request, {
    'x-nonce': nonce,
    'x-had-session': hadSession ? '1' : '0',
    'content-security-policy': policy,
  });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'private, no-store');
  if (isHttps(request))
    response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  return response;
}

function isHttps(request: NextRequest): boolean {
  return request.nextUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
}

function plain(status: number, sentence: string): NextResponse {
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}

export const config = { matcher: ['/((?!_next/static/|icon\\.svg$|favicon\\.ico$).*)'] };
