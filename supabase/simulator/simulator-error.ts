import type { AppError } from '#lib/app-error.ts';

/** A sentence for the person who started the simulator. */
export class SimulatorError extends Error {}

/** Why a project at an address did not let us in. */
export function notLetIn(error: AppError, url: string): SimulatorError {
  if (error.code === 'unreachable') {
    return new SimulatorError(
      `Nobody answers at ${url}. Is the platform running? npm run platform starts it.`,
    );
  }
  if (error.code === 'signed_out') return new SimulatorError(`${url} does not accept this key.`);
  return new SimulatorError(error.message);
}
