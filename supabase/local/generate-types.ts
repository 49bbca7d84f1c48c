import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import postgres from 'postgres';
import { startScratchDatabase } from './scratch-database.ts';

const FILE = 'lib/supabase/database.types.ts';

/** What `supabase gen types` writes for the schema that the migrations make, from a throw-away database. */
async function generateTypes(): Promise<string> {
  const database = await startScratchDatabase();
  const sql = postgres(database.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const query = async (text: string) => ({ rows: [...(await sql.unsafe(text))] });
    const metadata = await introspect({ query }, { includedSchemas: ['public'] });
    return await generateTypescript(sortGeneratorMetadata(metadata), { detectOneToOneRelationships: true });
  } finally {
    await sql.end();
    await database.stop();
  }
}

const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
const file = resolve(import.meta.dirname, '../..', FILE);
const types = await generateTypes();
const stale = !existsSync(file) || readFileSync(file, 'utf8') !== types;

if (!stale) console.log(`${FILE} matches the migrations.`);
else if (check) {
  console.error(`${FILE} is not what the migrations say. Run: npm run types`);
  process.exitCode = 1;
} else {
  writeFileSync(file, types);
  console.log(`Wrote ${FILE}.`);
}
