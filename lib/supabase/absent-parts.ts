/**
 * Stands in the browser for the parts of Supabase that the console does not use: file storage and edge functions.
 * The library makes a storage client for everybody, so it must be possible to make one.
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
