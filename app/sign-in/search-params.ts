import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** `next` is untrusted until `safeNext` has seen it. */
export const loadSignInParams = createLoader({
  next: parseAsString.withDefault(''),
  reason: parseAsStringLiteral(['expired', 'signed_out']),
});
