import type { ConnectionContextOptions, IntrospectResult, VarsContext } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import { z } from 'zod';
import { asPostgrestError } from './data-api-errors.ts';

const context = z.object({
  auth: z.object({ role: z.string(), jwt: z.record(z.string(), z.unknown()).nullable() }),
});

const postgresOptions = { max: 10, onnotice: () => undefined };
/** The numbers of `json` and `jsonb` among Postgres' types. */
const JSON_TYPES = [114, 3802];

/**
 * The Data API's way into Postgres: signs in as `authenticator` and becomes the caller's role in each transaction, as PostgREST does.
 * The package's own connection would grant everything to the API roles as soon as one table has row-level security.
 */
export class DataApiConnection extends PostgresConnection {
  private readonly catalog: PostgresConnection;
  private readonly calls: PostgresConnection;
  private reading: Promise<IntrospectResult> | undefined;
  private changes = 0;

  /** @param catalogUrl as a superuser: `authenticator` itself sees no tables to describe */
  constructor(url: string, catalogUrl: string) {
    super({ url, postgresOptions });
    this.calls = new PostgresConnection({ url, postgresOptions });
    for (const type of JSON_TYPES) this.calls.driver.options.serializers[type] = jsonArgument;
    this.catalog = new PostgresConnection({ url: catalogUrl, postgresOptions: { max: 1, idle_timeout: 20 } });
  }

  override async introspect(options?: { useCache?: boolean }): Promise<IntrospectResult> {
    const asOf = this.changes;
    this.reading ??= this.catalog.introspect(options).finally(() => {
      this.reading = undefined;
    });
    const result = await this.reading;
    // The schema changed while it was read: what was read must not stay.
    if (asOf !== this.changes) await this.catalog.clearSchemaCache();
    return result;
  }

  override clearSchemaCache(): Promise<void> {
    this.changes += 1;
    return this.catalog.clearSchemaCache();
  }

  override normalizeDbError(failure: unknown): unknown {
    return asPostgrestError(failure);
  }

  override async withContext<T>(
    vars: VarsContext | undefined,
    work: (db: this['kysely']) => Promise<T>,
    options?: ConnectionContextOptions,
  ): Promise<T> {
    const { auth } = context.parse(vars);
    const settings = {
      role: auth.role,
      'request.jwt.claims': JSON.stringify(auth.jwt ?? { role: auth.role }),
      ...callSettings(options?.rpc),
    };
    const { kysely } = options?.rpc ? this.calls : this;
    return kysely.transaction().execute(async (tx) => {
      await tx
        .selectNoFrom((build) =>
          Object.entries(settings).map(([name, value]) =>
            build.fn('set_config', [build.val(name), build.val(value), build.val(true)]).as(name),
          ),
        )
        .execute();
      return work(tx);
    });
  }

  override async close(): Promise<void> {
    // Without a limit, closing waits for a Postgres that is gone.
    const pools = [this.driver, this.calls.driver, this.catalog.driver];
    await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
  }
}

/** The package hands over a function's JSON arguments as text already, all but strings; made JSON once more, a list would arrive as a string. */
function jsonArgument(value: unknown): string {
  return typeof value === 'string' && isJson(value) ? value : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function callSettings(call: ConnectionContextOptions['rpc']): Record<string, string> {
  if (!call) return {};
  return {
    'request.method': call.method,
    'request.path': call.path,
    'request.headers': JSON.stringify(call.requestHeaders ?? {}),
    ...(call.readOnly ? { transaction_read_only: 'on' } : {}),
  };
}
