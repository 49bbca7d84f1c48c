import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { DriverStatus } from '../../lib/fleet/types.ts';
import type { Stack } from './stack.ts';
import { PASSWORD, type Person, type TestDriver } from './world.ts';

type Override = { readonly from: DriverStatus; readonly to: DriverStatus; readonly note: string };

/** Overrides the state of a batch as a member would, without the console. */
export async function overrideBatch(
  { platform, sql }: Stack,
  member: Pick<Person, 'email'>,
  { batchId }: Pick<TestDriver, 'batchId'>,
  { from, to, note }: Override,
): Promise<void> {
  const client = await clientOf(platform, member);
  const [batch] = await sql<{ seq: string }[]>`
    select last_event_seq::text as seq from public.delivery_batches where id = ${batchId}`;
  const { error } = await client.rpc('override_driver_status', {
    p_batch_id: batchId,
    p_to_status: to,
    p_expected_status: from,
    p_expected_seq: Number(batch?.seq ?? 0),
    p_reason_code: 'safety_or_security',
    p_note: note,
    p_request_id: randomUUID(),
  });
  if (error) throw new Error(`The override was refused: ${error.message}`);
}

/** Logs drivers out as a member would, without the console. */
export async function endSessions(
  { platform }: Stack,
  member: Person,
  sessionIds: readonly string[],
): Promise<void> {
  const client = await clientOf(platform, member);
  const { error } = await client.rpc('invalidate_driver_sessions', {
    p_session_ids: sessionIds,
    p_reason_code: 'device_lost_or_stolen',
    p_note: 'Left behind at the depot gate',
    p_request_id: randomUUID(),
  });
  if (error) throw new Error(`The logout was refused: ${error.message}`);
}

/** Calls a function of the database as a member would, without the console. */
export async function callAs(
  { platform }: Stack,
  member: Pick<Person, 'email'>,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<void> {
  const client = await clientOf(platform, member);
  const { error } = await client.rpc(name, { ...args, p_request_id: randomUUID() });
  if (error) throw new Error(`${name} was refused: ${error.message}`);
}

async function clientOf(
  platform: Stack['platform'],
  { email }: Pick<Person, 'email'>,
): Promise<SupabaseClient> {
  const client = createClient(platform.url, platform.publishableKey, { auth: { persistSession: false } });
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  return client;
}
