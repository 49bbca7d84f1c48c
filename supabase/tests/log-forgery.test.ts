import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ChainedLog, tampered, verifyLog, writeLog } from './chained-log.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';
import { makeWorkspace } from './workspace.ts';

let database: FreshDatabase;
let sql: postgres.Sql;
let log: ChainedLog;

beforeAll(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
  sql = postgres(database.url, { max: 4, onnotice: () => undefined });
  log = await writeLog(sql);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const after = (tamper: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  tampered(sql, tamper, (tx) => verifyLog(tx, log.workspaceId));

/** Of each type another value than the one that is there. */
const otherValue = (type: string, column: string) =>
  ({
    uuid: 'gen_random_uuid()',
    bigint: `${column} + 1000`,
    integer: `coalesce(${column}, 0) + 1`,
    boolean: `not ${column}`,
    text: `coalesce(${column}, '') || 'x'`,
    jsonb: `'{"forged": true}'`,
    'double precision': `coalesce(${column}, 50) + 0.0000000001`,
    'timestamp with time zone': `coalesce(${column}, now()) + interval '1 microsecond'`,
    'text[]': `${column} || 'LATE_SYNC'::text`,
    event_type: `'ROUTE_CANCELLED'`,
    driver_status: `case ${column} when 'COMPLETED' then 'DELAYED' else 'COMPLETED' end::public.driver_status`,
    bytea: `sha256(${column})`,
  })[type];

async function columnsOf(table: string): Promise<{ name: string; type: string }[]> {
  return sql<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped order by attnum`;
}

describe.each([
  ['driver_events', 'events', 3],
  ['supervisor_actions', 'actions', 2],
] as const)('a forged line of %s is named', (table, which, seq) => {
  // Checks and foreign keys do not stop an owner either.
  async function dropConstraints(tx: postgres.TransactionSql) {
    const names = await tx<{ name: string }[]>`select conname as name from pg_constraint
      where conrelid = ${`public.${table}`}::regclass and contype in ('c', 'f')`;
    for (const { name } of names)
      await tx`alter table public.${tx(table)} drop constraint ${tx(name)} cascade`;
  }

  test('whichever of its columns was edited', async () => {
    const columns = await columnsOf(table);
    expect(columns.length).toBeGreaterThan(15);
    const lines = columns
      .filter((column) => !['seq', 'workspace_id'].includes(column.name))
      .flatMap((column) => [seq - 1, seq].map((line) => ({ ...column, line })));
    for (const { name, type, line } of lines) {
      const value = otherValue(type, name);
      if (value === undefined) throw new Error(`no other value for ${name} of type ${type}`);
      const report = await after(async (tx) => {
        await dropConstraints(tx);
        const edit = `update public.${table} set ${name} = ${value} where workspace_id = $1 and seq = $2`;
        expect({ name, edited: (await tx.unsafe(edit, [log.workspaceId, line])).count }).toEqual({
          name,
          edited: 1,
        });
      });
      expect({ name, ok: report.ok, first: report.problems[0] }).toMatchObject({
        name,
        ok: false,
        first: { log: which, seq: line, kind: 'changed' },
      });
    }
  });

  test('when it was deleted, the first or one in the middle', async () => {
    for (const gone of [1, seq]) {
      const report = await after(
        (tx) => tx`delete from public.${tx(table)} where workspace_id = ${log.workspaceId} and seq = ${gone}`,
      );
      expect(report.problems).toMatchObject([{ log: which, seq: gone, kind: 'missing' }]);
    }
  });

  test('when it was moved to another workspace', async () => {
    const other = await makeWorkspace(sql);
    const report = await after(async (tx) => {
      await dropConstraints(tx);
      await tx`update public.${tx(table)} set workspace_id = ${other.id}
        where workspace_id = ${log.workspaceId} and seq = ${seq}`;
    });
    expect(report.problems).toMatchObject([{ log: which, seq, kind: 'missing' }]);
  });

  test('when the tail was cut off, with the first number that is gone', async () => {
    const last = which === 'events' ? log.head : log.actions;
    for (const cut of [2, last]) {
      const report = await after(
        (tx) => tx`delete from public.${tx(table)} where workspace_id = ${log.workspaceId} and seq >= ${cut}`,
      );
      expect(report.problems).toMatchObject([{ log: which, seq: cut, kind: 'truncated' }]);
    }
  });

  test('when it changed places with the next one', async () => {
    const report = await after(async (tx) => {
      const two = tx`workspace_id = ${log.workspaceId} and seq in (${seq}, ${seq + 1})`;
      await tx`create temp table taken on commit drop as select * from public.${tx(table)} where ${two}`;
      await tx`delete from public.${tx(table)} where ${two}`;
      await tx`update taken set seq = ${seq + seq + 1}::bigint - seq`;
      await tx`insert into public.${tx(table)} select * from taken`;
    });
    expect(report.problems).toMatchObject([{ log: which, seq, kind: 'changed' }]);
  });

  test('when it was written past the head, with the triggers off', async () => {
    const report = await after(
      (tx) => tx`insert into public.${tx(table)}
        select (jsonb_populate_record(line, jsonb_build_object('seq', 99, 'id', gen_random_uuid(), 'client_event_id', null,
          'request_id', null))).*
        from public.${tx(table)} as line where workspace_id = ${log.workspaceId} and seq = ${seq}`,
    );
    expect(report.problems).toMatchObject([{ log: which, seq: 99, kind: 'beyond_head' }]);
  });

  test('when the last line was rewritten together with its own hash', async () => {
    const last = which === 'events' ? log.head : log.actions;
    const report = await after(async (tx) => {
      if (which === 'events')
        await tx`update public.driver_events as e set metadata = '{}',
            chain = sha256(before.chain || int8send(e.seq)
              || private.event_digest(jsonb_populate_record(e, '{"metadata": {}}')))
          from public.driver_events as before
          where e.workspace_id = ${log.workspaceId} and e.seq = ${last}
            and before.workspace_id = e.workspace_id and before.seq = e.seq - 1`;
      else
        await tx`update public.supervisor_actions as a set note = 'forged note',
            chain = sha256(before.chain || int8send(a.seq) || int8send(a.event_seq)
              || private.action_digest(jsonb_populate_record(a, '{"note": "forged note"}')))
          from public.supervisor_actions as before
          where a.workspace_id = ${log.workspaceId} and a.seq = ${last}
            and before.workspace_id = a.workspace_id and before.seq = a.seq - 1`;
    });
    expect(report.problems).toMatchObject([{ log: which, seq: last, kind: 'head' }]);
  });
});
