import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import { answer } from './driver-client.ts';
import { randomFor } from './random.ts';
import { pause } from './waiting.ts';

export type ControlRoomOptions = {
  /** Signed in as a supervisor. */
  readonly client: SupabaseClient;
  readonly workspaceId: string;
  readonly seed: number;
  readonly signal: AbortSignal;
};

const EVERY_MS = 75_000;
const FIRST_AFTER_MS = 20_000;
const SUSPENDED_AT_MOST = 5;

type Suspension = readonly [reasonCode: string, note: string];
const SUSPENSIONS: readonly [Suspension, ...Suspension[]] = [
  ['vehicle_breakdown', 'Engine warning, waiting for the garage'],
  ['safety_or_security', 'Suspicious parcel, driver told to keep away from it'],
  ['customer_or_depot_request', 'Depot asks to hold the route for a missing load'],
  ['driver_unreachable', 'No answer to three calls since the last stop'],
];

const batchSchema = z.object({
  id: z.string(),
  driver_status: z.enum(DRIVER_STATUSES),
  last_event_seq: z.number(),
  current_stop_index: z.number(),
});

/**
 * A second supervisor at work until the run stops: suspends a route, resumes one, now and then ends a session, and asks a
 * colleague before a completed route is opened again.
 */
export async function workControlRoom({
  client,
  workspaceId,
  seed,
  signal,
}: ControlRoomOptions): Promise<void> {
  const random = randomFor(seed, 'control room');
  await pause(FIRST_AFTER_MS, signal);
  for (let turn = 0; !signal.aborted; turn++) {
    const suspended = await batchesIn(['SUSPENDED']);
    const driving = (await batchesIn(['EN_ROUTE', 'DELAYED'])).filter(
      (batch) => batch.current_stop_index > 0,
    );
    const [code, note] = random.pick(SUSPENSIONS);
    const chosen = driving[random.whole(0, Math.max(0, driving.length - 1))];
    const released = suspended[random.whole(0, Math.max(0, suspended.length - 1))];
    if (turn % 5 === 0) await askToReopen();
    if (turn % 5 === 1) await endSession();
    else if (suspended.length >= SUSPENDED_AT_MOST && released) {
      await override(released, 'EN_ROUTE', 'correct_wrong_state', 'Solved, driver may go on');
    } else if (chosen) await override(chosen, 'SUSPENDED', code, note);
    await pause(EVERY_MS * random.between(0.7, 1.3), signal);
  }

  async function batchesIn(statuses: readonly DriverStatus[]) {
    const found = await client
      .from('delivery_batches')
      .select('id, driver_status, last_event_seq, current_stop_index')
      .eq('workspace_id', workspaceId)
      .in('driver_status', statuses)
      .order('scheduled_date', { ascending: false })
      .order('reference')
      .limit(300);
    const rows = answer(found, z.array(batchSchema));
    return rows.ok ? rows.value : [];
  }

  /** What it meets a moment later, another state or an ended session, is for the next turn. */
  async function override(batch: z.infer<typeof batchSchema>, to: DriverStatus, code: string, note: string) {
    await client.rpc('override_driver_status', {
      ...overrideOf(batch, to),
      p_reason_code: code,
      p_note: note,
      p_request_id: randomUUID(),
    });
  }

  /** Refused while an earlier request for the same route waits. */
  async function askToReopen() {
    const [batch] = await batchesIn(['COMPLETED']);
    if (batch === undefined) return;
    await client.rpc('request_override_approval', {
      ...overrideOf(batch, 'EN_ROUTE'),
      p_reason_code: 'correct_wrong_state',
      p_note: 'Driver completed the route by mistake, one parcel is still in the van',
      p_request_id: randomUUID(),
    });
  }

  async function endSession() {
    const found = await client
      .from('driver_sessions')
      .select('id')
      .eq('workspace_id', workspaceId)
      .is('ended_at', null)
      .order('device_id')
      .limit(300);
    const rows = answer(found, z.array(z.object({ id: z.string() })));
    const session = rows.ok ? rows.value[random.whole(0, Math.max(0, rows.value.length - 1))] : undefined;
    if (session === undefined) return;
    await client.rpc('invalidate_driver_session', {
      p_session_id: session.id,
      p_reason_code: 'app_not_responding',
      p_note: 'Device stuck on a blank screen, driver asked for it',
      p_request_id: randomUUID(),
    });
  }
}

function overrideOf(batch: z.infer<typeof batchSchema>, to: DriverStatus) {
  return {
    p_batch_id: batch.id,
    p_to_status: to,
    p_expected_status: batch.driver_status,
    p_expected_seq: batch.last_event_seq,
  };
}
