import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { signIn } from './deeds.ts';
import { answerTo, type DeviceChange } from './sessions.ts';
import { makeWorkspace } from './workspace.ts';

type Decision = { reason?: string | null; note?: string | null; requestId?: string };

/** What drivers and supervisors do about a second device, each on this connection. */
export function deviceChanges(sql: postgres.Sql) {
  /** A driver who has begun his route on a first phone, and the supervisor who watches him. */
  async function driverOnRoute() {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember('supervisor');
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const driverId = batch.driverId ?? '';
    return { workspace, supervisor, batch, driverId, old: await signIn(sql, driverId, 'first phone') };
  }

  function approve(userId: string, id: string, how: Decision = {}) {
    const { reason = null, note = null, requestId = randomUUID() } = how;
    return answerTo(
      sql,
      userId,
      (tx) => tx`select public.approve_device_change(${id}, ${reason}, ${note}, ${requestId}) as answer`,
    );
  }

  function deny(userId: string, id: string, how: Decision = {}) {
    const { reason = 'not_recognised', note = null, requestId = randomUUID() } = how;
    return answerTo(
      sql,
      userId,
      (tx) => tx`select public.deny_device_change(${id}, ${reason}, ${note}, ${requestId}) as answer`,
    );
  }

  const state = ({ claims, id }: DeviceChange) =>
    answerTo(sql, claims, (tx) => tx`select public.device_change_state(${id}) as answer`);
  const start = ({ claims }: DeviceChange, device = 'second phone') =>
    answerTo(sql, claims, (tx) => tx`select public.start_driver_session(${device}) as answer`);

  return { driverOnRoute, approve, deny, state, start };
}
