import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rulesOfFunctions, rulesOfGrants } from './catalogue-of-grants.ts';
import { rulesOfPolicies } from './catalogue-of-policies.ts';
import { rulesOfTables } from './catalogue-of-tables.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
});
afterAll(() => database.drop());

async function offendersOf(sql: postgres.ISql, query: string): Promise<string[]> {
  const rows = await sql.unsafe<{ offender: string }[]>(query);
  return rows.map(({ offender }) => offender).sort();
}

for (const rule of [...rulesOfTables, ...rulesOfPolicies, ...rulesOfFunctions, ...rulesOfGrants])
  describe(`the schema ${rule.name}`, () => {
    test('everywhere', async () => {
      expect(await offendersOf(database.sql, rule.offenders)).toEqual([]);
    });

    for (const canary of rule.canaries)
      test(`and it is seen when not: ${canary.sql.replaceAll(/\s+/g, ' ')}`, async () => {
        const undone = new Error('undone');
        const seen: string[] = [];
        await database.sql
          .begin(async (tx) => {
            await tx.unsafe(canary.sql).simple();
            seen.push(...(await offendersOf(tx, rule.offenders)));
            throw undone;
          })
          .catch((error: unknown) => {
            if (error !== undone) throw error;
          });
        expect(seen).toEqual([canary.offender]);
      });
  });
