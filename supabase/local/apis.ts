import { App, ConsoleEmailDriver } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import { DataApiConnection } from './data-api-connection.ts';
import { databaseAddress } from './database.ts';
import type { Keys } from './keys.ts';

export type Api = {
  fetch(request: Request): Promise<Response>;
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};

/** Serves /rest/v1. Describes the schema once, and again whenever Postgres says that it changed. */
export async function startDataApi(databasePort: number, keys: Keys): Promise<Api> {
  const address = databaseAddress(databasePort, 'authenticator', keys.passwords);
  const adminAddress = databaseAddress(databasePort, 'supabase_admin', keys.passwords);
  const connection = new DataApiConnection(address, adminAddress);
  const app = new App({
    connection,
    api: { enabled: true, schemas: ['public'], max_rows: 1000 },
    auth: {
      enabled: false,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
    },
    storage: { enabled: false },
    studio: { enabled: false },
    options: {
      server: {
        disableStudio: true,
        disableFallback: true,
        middlewares: [
          async (context, next) => {
            // Taken as “somebody has looked already”: else Auth's tables are read twice in each request, which PostgREST does not do.
            context.set('userId', 'unread');
            context.set('sessionId', 'unread');
            await next();
          },
        ],
      },
    },
  });
  const listener = postgres(adminAddress, { max: 1, onnotice: () => undefined });
  await listener.listen('pgrst', () => void connection.clearSchemaCache());
  await app.init();
  await connection.introspect({ useCache: true });
  return {
    fetch: (request) => app.fetch(request, { peerAddress: null }),
    healthy: () =>
      connection.withContext({ auth: { role: 'anon', jwt: null } }, async (db) => {
        const rows = await db.selectNoFrom((build) => build.val(1).as('one')).execute();
        return rows.length === 1;
      }),
    close: async () => {
      await Promise.all([listener.end({ timeout: 1 }), connection.close()]);
    },
  };
}

/** Serves /auth/v1: password sign-in, refresh, sign-out. Accounts are made by SQL, so signing up is off. */
export async function startAuth(databasePort: number, keys: Keys): Promise<Api> {
  const connection = new PostgresConnection({
    url: databaseAddress(databasePort, 'supabase_auth_admin', keys.passwords),
    postgresOptions: { max: 8, onnotice: () => undefined },
  });
  const app = new App({
    connection,
    api: { enabled: false },
    auth: {
      enabled: true,
      enable_signup: false,
      jwt_secret: keys.jwtSecret,
      jwt_expiry: 3600,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      site_url: 'http://127.0.0.1:3000',
    },
    storage: { enabled: false },
    studio: { enabled: false },
    options: {
      server: { disableStudio: true, disableFallback: true },
      drivers: { email: new ConsoleEmailDriver({ silent: true }) },
    },
  });
  await app.init();
  const probe = () =>
    new Request('http://127.0.0.1/auth/v1/token?grant_type=refresh_token', {
      method: 'POST',
      headers: { apikey: keys.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token: 'health' }),
    });
  return {
    fetch: (request) => app.fetch(request, { peerAddress: null }),
    // A token that nobody has is looked up in the database and refused.
    healthy: async () => (await app.fetch(probe(), { peerAddress: null })).status === 400,
    close: () => connection.driver.end({ timeout: 1 }),
  };
}
