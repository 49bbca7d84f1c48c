/**
 * Stands in the browser for the parts of Supabase that the console does not use: file storage, edge functions, passkeys,
 * wallets, and what an auth server's own administrator may do. The library makes some of them for everybody, so it must
 * be possible to make one.
 */
export class StorageClient {
  readonly absent = true;
}
export class StorageApiError extends Error {}
export class FunctionsClient {
  readonly absent = true;
}
export class FunctionsError extends Error {}
export class FunctionsFetchError extends FunctionsError {}
export class FunctionsHttpError extends FunctionsError {}
export class FunctionsRelayError extends FunctionsError {}
export const FunctionRegion = {};
export class WebAuthnApi {
  readonly absent = true;
}
export default class GoTrueAdminApi {
  readonly absent = true;
}
/** Whoever calls one of these has found a use for the part: take its line out of next.config.js. */
function absent(): never {
  throw new Error('This part of Supabase is not in the console.');
}
export {
  absent as browserSupportsWebAuthn,
  absent as createCredential,
  absent as createSiweMessage,
  absent as deserializeCredentialCreationOptions,
  absent as deserializeCredentialRequestOptions,
  absent as fromHex,
  absent as getAddress,
  absent as getCredential,
  absent as serializeCredentialCreationResponse,
  absent as serializeCredentialRequestResponse,
  absent as toHex,
};
export const webAuthnAbortService = { absent: true };
