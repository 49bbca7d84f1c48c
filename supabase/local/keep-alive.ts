import { PlatformError } from './platform-error.ts';

/** So often in ten minutes an ended database is an accident; once more, and something is wrong with it. */
const ACCIDENTS = 3;
const MEMORY_MS = 600_000;

type Start = (onDeath: () => void) => Promise<() => Promise<void>>;

/**
 * Starts something and, when it dies, takes back what is left of it and starts it again.
 * @param start is told whom to tell of the death; gives what stops it
 * @returns `failed` settles when it could not be brought back
 * @throws what the first start throws
 */
export async function keepAlive(
  start: Start,
  log: (line: string) => void,
): Promise<{ failed: Promise<PlatformError>; stop(): Promise<void> }> {
  const failed = Promise.withResolvers<PlatformError>();
  const deaths: number[] = [];
  let isWanted = false;
  let turn: Promise<(() => Promise<void>) | undefined> = start(onDeath);
  await turn;
  isWanted = true;

  function onDeath(): void {
    if (!isWanted) return;
    const before = turn;
    turn = before.then((stop) => bringBack(stop));
  }

  async function bringBack(stop?: () => Promise<void>): Promise<(() => Promise<void>) | undefined> {
    await stop?.();
    if (!isWanted) return undefined;
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => at > now - MEMORY_MS).length > ACCIDENTS) {
      failed.resolve(
        new PlatformError('Postgres ends again and again. See postgres.log in the data folder.'),
      );
      return undefined;
    }
    log('Postgres has ended by itself. Starting it again: nothing that was accepted is lost.');
    try {
      return await start(onDeath);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      giveUp(`Postgres ended by itself and could not be started again. ${why}`);
      return undefined;
    }
  }

  function giveUp(message: string): void {
    isWanted = false;
    failed.resolve(new PlatformError(message));
  }

  return {
    failed: failed.promise,
    stop: async () => {
      isWanted = false;
      await (
        await turn
      )?.();
    },
  };
}
