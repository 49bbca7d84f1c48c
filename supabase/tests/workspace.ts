import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { DriverStatus, Role } from '#lib/fleet/types.ts';

export type TestBatch = {
  readonly id: string;
  readonly driverId: string | null;
  readonly workspaceId: string;
};

/** A workspace of its own for one test, filled as the owner of the schema. */
export type TestWorkspace = {
  readonly id: string;
  addMember(role?: Role): Promise<string>;
  addDriver(): Promise<string>;
  /** A batch of today with `stopCount` stops a kilometre apart, planned ten minutes apart from now on. */
  addBatch(options?: {
    driverId?: string | null;
    status?: DriverStatus;
    stopCount?: number;
  }): Promise<TestBatch>;
};

export const depot = { latitude: 51.9, longitude: 4.47 };
/** Degrees of latitude in one kilometre. */
export const kilometre = 1 / 111.195;

/** A row of Auth, so that members, drivers and sign-ins may refer to it. */
export async function addUser(sql: postgres.Sql): Promise<string> {
  const id = randomUUID();
  await sql`insert into auth.users (id, email) values (${id}, ${`${id}@test.example`})`;
  return id;
}

/** A sign-in of the user at Auth; its id is the `session_id` of the user's tokens. */
export async function addSignIn(sql: postgres.Sql, userId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into auth.sessions (id, user_id) values (${id}, ${userId})`;
  return id;
}

export async function makeWorkspace(
  sql: postgres.Sql,
  timeZone = 'Europe/Amsterdam',
): Promise<TestWorkspace> {
  const id = randomUUID();
  const code = id.replaceAll('-', '').slice(0, 8).toUpperCase();
  let number = 0;
  await sql`insert into public.workspaces (id, code, name, time_zone) values (${id}, ${code}, ${code}, ${timeZone})`;
  // Most tests are not about places: their arrivals name none. Made anew, because a change would be the first to be told.
  await sql`delete from public.workspace_settings where workspace_id = ${id}`;
  await sql`insert into public.workspace_settings (workspace_id, flag_missing_location) values (${id}, false)`;

  async function addMember(role: Role = 'supervisor'): Promise<string> {
    const userId = await addUser(sql);
    await sql`insert into public.workspace_members (workspace_id, user_id, name, role)
      values (${id}, ${userId}, ${`The ${role}`}, ${role})`;
    return userId;
  }

  async function addDriver(): Promise<string> {
    const driverId = await addUser(sql);
    number += 1;
    await sql`insert into public.drivers (id, workspace_id, code, name)
      values (${driverId}, ${id}, ${`D-${number}`}, ${`Driver ${number}`})`;
    return driverId;
  }

  async function addBatch({
    driverId,
    status = 'INACTIVE',
    stopCount = 3,
  }: Parameters<TestWorkspace['addBatch']>[0] = {}): Promise<TestBatch> {
    const batchId = randomUUID();
    const assigned = driverId === undefined ? await addDriver() : driverId;
    await sql`insert into public.delivery_batches
        (id, workspace_id, driver_id, reference, depot, scheduled_date, driver_status)
      values (${batchId}, ${id}, ${assigned}, ${batchId}, 'Depot', (now() at time zone ${timeZone})::date, ${status})`;
    await sql`insert into public.delivery_stops
        (workspace_id, batch_id, position, label, latitude, longitude, planned_arrival)
      select ${id}, ${batchId}, position, 'Stop ' || position, ${depot.latitude} + position * ${kilometre}::float8,
        ${depot.longitude}, now() + position * interval '10 minutes'
      from generate_series(0, ${stopCount}::integer - 1) as position`;
    return { id: batchId, driverId: assigned, workspaceId: id };
  }

  return { id, addMember, addDriver, addBatch };
}
