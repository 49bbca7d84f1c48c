import type { TokenProblem } from './tokens.ts';

const plain = {
  malformed: 'The token provided is not a valid JWT',
  signature: 'Failed to validate JWT signature',
  signer: 'Failed to generate JWT signer, check your JWT secret or JWKS configuration',
  fields: 'Fields `role` and `exp` are required in JWT',
  expiration: 'Token expiration time is invalid',
} as const;

const joinCodes = {
  malformed: 'MalformedJWT',
  signature: 'JwtSignatureError',
  signer: 'JwtSignerError',
  fields: 'InvalidJWTToken',
  expiration: 'InvalidJWTToken',
  expired: 'InvalidJWTToken',
} as const;

function ago(seconds: number): string {
  return `Token has expired ${seconds} seconds ago`;
}

/** The words of a refused handshake. */
export function handshakeText(problem: TokenProblem): string {
  return problem.code === 'expired' ? 'Token has expired' : plain[problem.code];
}

/** The reason of a refused join. */
export function joinReason(problem: TokenProblem): string {
  const text = problem.code === 'expired' ? ago(problem.secondsAgo) : plain[problem.code];
  return `${joinCodes[problem.code]}: ${text}`;
}

/** The message that goes before the end of a channel whose token is bad or has run out. */
export function channelText(problem: TokenProblem): string {
  if (problem.code === 'expired') return ago(problem.secondsAgo);
  return problem.code === 'signature' ? ':signature_error' : plain[problem.code];
}
