import { randomUUID } from 'node:crypto';
import postgres, { type ReservedSql, type Sql } from 'postgres';
import type { Identity } from './tokens.ts';

/** The two things a private channel carries; a policy tells them apart by `realtime.messages.extension`. */
export type Extension = 'broadcast' | 'presence';
export type Permissions = Record<Extension, boolean>;

export interface Asker {
  identity: Identity;
  /** Without the prefix `realtime:`. */
  topic: string;
  /** The `x-` headers of the handshake or the request. */
  headers: Record<string, string>;
}

const insufficientPrivilege = '42501';

/**
 * Which extensions the asker may read in a private topic: probe rows are put into realtime.messages, looked for as the
 * asker, and rolled back. A policy that fails counts as one that says no.
 */
export async function readableExtensions(sql: Sql, asker: Asker, wanted: Extension[]): Promise<Permissions> {
  const probes = wanted.map((extension) => ({ id: randomUUID(), topic: asker.topic, extension }));
  const seen = await rolledBack(sql, [], async (transaction) => {
    await transaction`insert into realtime.messages ${transaction(probes)}`;
    await become(transaction, asker);
    const ids = probes.map((probe) => probe.id);
    const rows = await transaction<{ extension: string }[]>`
      select extension from realtime.messages where id in ${transaction(ids)}`;
    return rows.map((row) => row.extension);
  });
  return { broadcast: seen.includes('broadcast'), presence: seen.includes('presence') };
}

/** Whether the asker may write to a private topic: an insert as the asker, rolled back. */
export async function mayWrite(
  sql: Sql,
  asker: Asker,
  extension: Extension,
  log: (line: string) => void,
): Promise<boolean> {
  return rolledBack(sql, false, async (transaction) => {
    await become(transaction, asker);
    try {
      await transaction`insert into realtime.messages ${transaction({ id: randomUUID(), topic: asker.topic, extension })}`;
      return true;
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code !== insufficientPrivilege)
        log(`a write policy for ${asker.topic} failed: ${error.message}`);
      throw error;
    }
  });
}

async function become(transaction: ReservedSql, { identity, topic, headers }: Asker): Promise<void> {
  const { claims, role } = identity;
  const subject = typeof claims['sub'] === 'string' ? claims['sub'] : '';
  await transaction`
    select set_config('role', ${role}, true),
      set_config('realtime.topic', ${topic}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.jwt.claim.sub', ${subject}, true),
      set_config('request.jwt.claim.role', ${role}, true),
      set_config('request.headers', ${JSON.stringify(headers)}, true)`;
}

async function rolledBack<T>(
  sql: Sql,
  denied: T,
  work: (transaction: ReservedSql) => Promise<T>,
): Promise<T> {
  const transaction = await sql.reserve();
  try {
    await transaction`begin`;
    return await work(transaction);
  } catch (error) {
    if (error instanceof postgres.PostgresError) return denied;
    throw error;
  } finally {
    await transaction`rollback`.finally(() => transaction.release());
  }
}
