import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { toolEnv } from '../../../lib/env.ts';
import { z } from '../../../lib/zod.ts';
import { checkpointSchema, firstBroken, signCheckpoints, signedSchema } from './signed-checkpoints.ts';

const usage = `npm run proof -- keys|sign|verify --folder FOLDER [--workspace ID]

  keys    makes a key pair in the folder; keep the folder where the database's people cannot write
  sign    signs the checkpoints that are new since the last time, appending them to a file in the folder
  verify  checks that file, compares it with the database, and verifies the log itself

sign and verify read SUPABASE_DB_URL.`;

const verdictsSchema = z.array(z.object({ number: z.number(), verdict: z.string() }));
const reportSchema = z.object({ ok: z.boolean(), problems: z.array(z.unknown()), events: z.number() });

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { folder: { type: 'string' }, workspace: { type: 'string' } },
  });
  const [command] = positionals;
  const { folder, workspace } = values;
  if (command === 'keys' && folder !== undefined) return makeKeys(folder);
  const { databaseUrl } = toolEnv();
  if ((command !== 'sign' && command !== 'verify') || folder === undefined || workspace === undefined)
    throw new Error(usage);
  if (databaseUrl === undefined) throw new Error('SUPABASE_DB_URL is not set.');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return command === 'sign'
      ? await signNew(sql, folder, workspace)
      : await verifyAll(sql, folder, workspace);
  } finally {
    await sql.end();
  }
}

function makeKeys(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // `wx`: keys that signed something are never overwritten.
  const pem = (key: typeof privateKey, type: 'pkcs8' | 'spki') => key.export({ type, format: 'pem' });
  writeFileSync(join(folder, 'proof.key.pem'), pem(privateKey, 'pkcs8'), { mode: 0o600, flag: 'wx' });
  writeFileSync(join(folder, 'proof.public.pem'), pem(publicKey, 'spki'), { flag: 'wx' });
  console.log(`Made a key pair in ${folder}`);
  return 0;
}

function fileOf(folder: string, workspace: string): string {
  return join(folder, `checkpoints-${workspace}.jsonl`);
}

function readSigned(folder: string, workspace: string) {
  const file = fileOf(folder, workspace);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => signedSchema.parse(JSON.parse(line)));
}

async function signNew(sql: postgres.Sql, folder: string, workspace: string): Promise<number> {
  const signed = readSigned(folder, workspace);
  const privateKey = createPrivateKey(readFileSync(join(folder, 'proof.key.pem')));
  await sql`select public.take_log_checkpoint(${workspace})`;
  const [row] = await sql`select public.export_log_checkpoints(${workspace}, ${signed.length}) as list`;
  const list = z.array(checkpointSchema).parse(row?.['list']);
  const lines = signCheckpoints(list, signed.at(-1)?.signature ?? '', privateKey);
  appendFileSync(fileOf(folder, workspace), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  console.log(`Signed ${lines.length}, ${signed.length + lines.length} in all`);
  return 0;
}

async function verifyAll(sql: postgres.Sql, folder: string, workspace: string): Promise<number> {
  const signed = readSigned(folder, workspace);
  const broken = firstBroken(signed, createPublicKey(readFileSync(join(folder, 'proof.public.pem'))));
  if (broken !== null) {
    console.error(`Line ${broken} of the signed checkpoints does not hold.`);
    return 1;
  }
  const [row] = await sql`select
    public.check_log_checkpoints(${workspace}, ${sql.json(signed.map(({ checkpoint }) => checkpoint))}) as verdicts,
    public.verify_log(${workspace}) as report`;
  const bad = verdictsSchema.parse(row?.['verdicts']).filter(({ verdict }) => verdict !== 'same');
  const report = reportSchema.parse(row?.['report']);
  for (const { number, verdict } of bad) console.error(`Checkpoint ${number} is ${verdict} in the database.`);
  for (const problem of report.problems) console.error(JSON.stringify(problem));
  if (bad.length > 0 || !report.ok) return 1;
  console.log(`${signed.length} checkpoints hold, ${report.events} events are as they were written`);
  return 0;
}
