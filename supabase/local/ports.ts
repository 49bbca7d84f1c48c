import { createServer } from 'node:net';
import { PlatformError } from './platform-error.ts';

/** @throws PlatformError naming the port and how to choose another, when something else listens on it */
export async function requireFreePort(port: number, purpose: string, advice: string): Promise<void> {
  const problem = await tryToListen(port);
  if (problem === undefined) return;
  const reason = problem === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${problem})`;
  throw new PlatformError(`Port ${port} (${purpose}) ${reason}. ${advice}`);
}

/** A gateway port that is free now, with the port after it free as well: that one is for Postgres. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await tryToListen(port)) === undefined && (await tryToListen(port + 1)) === undefined) return port;
  }
  throw new PlatformError('Found no two neighbouring free ports between 20000 and 32000.');
}

function tryToListen(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
