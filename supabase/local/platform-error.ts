/** A failure whose message is meant for the person at the terminal: shown as it is, without a stack trace. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}
