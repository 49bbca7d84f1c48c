import { resolve } from 'node:path';
import postgres from 'postgres';
import { findFreePort } from '../../supabase/local/ports.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { type Connection, readConnection } from './connection.ts';
import { type Gateway, startGateway } from './gateway.ts';

export type Stack = {
  /** The platform itself: phones and assertions use it, whatever happens to the console's line. */
  readonly platform: Connection;
  /** The line between the platform and everything of the console, browsers included. */
  readonly line: Gateway;
  readonly consoleUrl: string;
  /** As the superuser. */
  readonly sql: postgres.Sql;
  stop(): Promise<void>;
};

/** The built console on a free port, reaching a running platform over a line that can be cut. */
export async function startStack(dataDir: string): Promise<Stack> {
  const platform = readConnection(dataDir);
  const line = await startGateway(platform.url);
  const app = await startWebApp({
    root: resolve(import.meta.dirname, '../..'),
    host: '127.0.0.1',
    port: await findFreePort(),
    dev: false,
    supabaseUrl: line.url,
    publishableKey: platform.publishableKey,
  });
  const sql = postgres(platform.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  return {
    platform,
    line,
    consoleUrl: app.url,
    sql,
    stop: async () => {
      await sql.end();
      await app.stop();
      await line.close();
    },
  };
}
