import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const connection = z.object({
  url: z.url(),
  publishableKey: z.string(),
  secretKey: z.string(),
  databaseUrl: z.string(),
  adminDatabaseUrl: z.string(),
  jwtSecret: z.string(),
});

export type Connection = z.infer<typeof connection>;

/** What a running platform wrote into its data folder. */
export function readConnection(dataDir: string): Connection {
  return connection.parse(JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8')));
}
