import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '#supabase/local/ports.ts';
import { anEvent, type Verdict } from './deeds.ts';
import { postgresPid, runPlatform } from './platform-process.ts';
import { makeDataFolder } from './temporary-platform.ts';
import { makeWorkspace } from './workspace.ts';

const STOPS = 20;
const DRIVERS = 4;
const KILLS = 3;

const folder = makeDataFolder();
afterAll(() => folder.remove());

const connectionSchema = z.object({ url: z.url(), databaseUrl: z.string(), secretKey: z.string() });

test('killed three times while drivers send, Postgres comes back and the log has every event once; a fourth time is too often', async () => {
  const port = String(await findFreePort());
  const platform = runPlatform(['--data', folder.dataDir, '--port', port, '--no-seed']);
  await platform.ready;
  const connection = connectionSchema.parse(
    JSON.parse(readFileSync(join(folder.dataDir, 'connection.json'), 'utf8')),
  );
  const owner = postgres(connection.databaseUrl, { max: 1, onnotice: () => undefined });
  const workspace = await makeWorkspace(owner);
  const batches = await Promise.all(
    Array.from({ length: DRIVERS }, () => workspace.addBatch({ status: 'EN_ROUTE', stopCount: STOPS })),
  );
  await owner.end();

  const client = createClient(connection.url, connection.secretKey, { auth: { persistSession: false } });
  const seqs = new Map<string, number>();
  /** As the mobile app does: the same event again until there is an answer. */
  async function send(event: ReturnType<typeof anEvent>, driverId: string | null): Promise<void> {
    for (;;) {
      const { data } = await client
        .rpc('record_driver_events', { p_events: [{ ...event, driver_id: driverId }] })
        .abortSignal(AbortSignal.timeout(5000));
      const verdict: Verdict | undefined = data?.[0];
      if (verdict) {
        expect(['accepted', 'replayed']).toContain(verdict.verdict);
        seqs.set(event.client_event_id, verdict.seq ?? 0);
        return;
      }
      await pause(50);
    }
  }
  const total = DRIVERS * STOPS * 3;
  async function kill(): Promise<void> {
    for (let number = 1; number <= KILLS; number += 1) {
      while (seqs.size < (total * number) / (KILLS + 1)) await pause(10);
      process.kill(postgresPid(folder.dataDir), 'SIGKILL');
      await expect
        .poll(() => platform.output().split('Starting it again').length - 1, { timeout: 30_000 })
        .toBe(number);
    }
  }
  await Promise.all([
    kill(),
    ...batches.map(async (batch) => {
      for (let stop = 0; stop < STOPS; stop += 1)
        for (const type of ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'] as const)
          await send(anEvent(batch, type), batch.driverId);
    }),
  ]);

  const reader = postgres(connection.databaseUrl, { max: 1, onnotice: () => undefined });
  const log = await reader<{ id: string; seq: number }[]>`select client_event_id as id, seq::integer
    from public.driver_events where workspace_id = ${workspace.id} order by seq`;
  const [proof] = await reader`select public.verify_log(${workspace.id}) ->> 'ok' as ok`;
  await reader.end();
  expect(new Map(log.map(({ id, seq }) => [id, seq]))).toEqual(seqs);
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
  expect(proof).toEqual({ ok: 'true' });

  process.kill(postgresPid(folder.dataDir), 'SIGKILL');
  expect(await platform.exited).toEqual({ code: 1, signal: null });
  expect(platform.output()).toMatch(/Postgres ends again and again\. See postgres\.log[^\n]*$/);
}, 180_000);
