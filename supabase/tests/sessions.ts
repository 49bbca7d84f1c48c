import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { acting, actingAs, type Claims } from './acting.ts';
import { addSignIn } from './workspace.ts';

/** The `answer` column of the only row that this statement gives when these claims ask. */
export async function answerTo(
  sql: postgres.Sql,
  claims: Claims | string,
  work: (tx: postgres.TransactionSql) => Promise<readonly postgres.Row[]>,
) {
  const [row] = await (typeof claims === 'string' ? actingAs(sql, claims, work) : acting(sql, claims, work));
  if (!row) throw new Error('no answer');
  return row['answer'];
}

export type DeviceChange = { readonly claims: Claims & { readonly sub: string }; readonly id: string };

/** A driver who is on a route asks from a second device, on which he has just signed in. */
export async function askDeviceChange(
  sql: postgres.Sql,
  driverId: string,
  device: { id?: string; latitude?: number | null; longitude?: number | null } = {},
): Promise<DeviceChange> {
  const { id = 'second phone', latitude = null, longitude = null } = device;
  const claims = {
    role: 'authenticated',
    sub: driverId,
    session_id: await addSignIn(sql, driverId),
  } as const;
  const answer = await answerTo(
    sql,
    claims,
    (tx) =>
      tx`select public.request_device_change(${id}, 'Zebra TC58', '4.19.0', ${latitude}, ${longitude}, 10) as answer`,
  );
  return { claims, id: String(answer.device_change_id) };
}

/** An admin gives a driver his username and PIN. */
export async function setPin(
  sql: postgres.Sql,
  adminId: string,
  driverId: string,
  how: { username?: string | null; pin?: string | null; requestId?: string } = {},
) {
  const { requestId = randomUUID() } = how;
  const username = how.username === undefined ? `u-${driverId}` : how.username;
  const pin = how.pin === undefined ? '402817' : how.pin;
  return answerTo(
    sql,
    adminId,
    (tx) => tx`select public.set_driver_pin(${driverId}, ${username}, ${pin}, ${requestId}) as answer`,
  );
}
