import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { z } from 'zod';

/** Who is asking: the claims the database's policies will see. */
export interface Identity {
  /** The token as it came; equal tokens need no new check. */
  token: string;
  role: string;
  claims: Record<string, unknown>;
  /** Unix seconds; null for the project's own keys, which do not run out. */
  expiresAt: number | null;
}

export type TokenProblem =
  | { code: 'malformed' | 'signature' | 'signer' | 'fields' | 'expiration' }
  | { code: 'expired'; secondsAgo: number };

export type TokenResult = { ok: true; identity: Identity } | { ok: false; problem: TokenProblem };

export interface TokenReader {
  /** Reads an API key: the publishable key stands for `anon`, the secret key for `service_role`, else a JWT. */
  readKey(key: string): Promise<TokenResult>;
  /** Reads a JWT. */
  readToken(token: string): Promise<TokenResult>;
}

const algorithms = ['HS256', 'HS384', 'HS512'];
const claimsSchema = z.record(z.string(), z.unknown());

export function createTokenReader(keys: {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
}): TokenReader {
  const secret = new TextEncoder().encode(keys.jwtSecret);
  const projectRoles = new Map([
    [keys.publishableKey, 'anon'],
    [keys.secretKey, 'service_role'],
  ]);

  async function readToken(raw: string): Promise<TokenResult> {
    const token = tidy(raw);
    const signed = await readSigned(token, secret);
    if ('code' in signed) return { ok: false, problem: signed };
    const { claims } = signed;
    const { role, exp } = claims;
    if (typeof role !== 'string' || exp === undefined) return { ok: false, problem: { code: 'fields' } };
    if (typeof exp !== 'number') return { ok: false, problem: { code: 'expiration' } };
    const identity = { token: raw, role, claims, expiresAt: exp };
    const problem = expiryOf(identity);
    return problem ? { ok: false, problem } : { ok: true, identity };
  }

  return {
    readToken,
    async readKey(key) {
      const role = projectRoles.get(key);
      if (!role) return readToken(key);
      return { ok: true, identity: { token: key, role, claims: { role }, expiresAt: null } };
    },
  };
}

/** The problem with an identity whose time is up, else null. */
export function expiryOf({ expiresAt }: Identity): TokenProblem | null {
  const now = Math.floor(Date.now() / 1000);
  return expiresAt !== null && expiresAt <= now ? { code: 'expired', secondsAgo: now - expiresAt } : null;
}

async function readSigned(
  token: string,
  secret: Uint8Array,
): Promise<{ claims: Record<string, unknown> } | TokenProblem> {
  try {
    const { alg } = decodeProtectedHeader(token);
    if (!alg || !algorithms.includes(alg)) return { code: 'signer' };
    const { payload } = await compactVerify(token, secret, { algorithms });
    const claims = claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(payload))).data;
    return claims ? { claims } : { code: 'malformed' };
  } catch (error) {
    return { code: error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'malformed' };
  }
}

function tidy(token: string): string {
  const bare = token.replaceAll(/\s/g, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** Whether it is one of Supabase's opaque keys, which a channel takes to mean "the key of my socket". */
export function isProjectKey(token: string): boolean {
  return token.startsWith('sb_');
}
