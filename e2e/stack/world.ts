import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { z } from 'zod';
import { createToolClient } from '../../supabase/simulator/driver-client.ts';
import type { Connection } from './connection.ts';

export const PASSWORD = 'marshal-demo';

export type Person = { readonly id: string; readonly email: string; readonly name: string };
export type TestDriver = Person & {
  readonly code: string;
  readonly reference: string;
  readonly batchId: string;
};

/** A workspace of one test's own: nobody else's events reach it. */
export type World = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly supervisor: Person;
  readonly second: Person;
  readonly viewer: Person;
  readonly admin: Person;
  readonly drivers: readonly TestDriver[];
};

/** A call has eight seconds, as on a hosted project. */
const ROUTES_A_CALL = 50;
const FIRST_STOP = { latitude: 51.92, longitude: 4.48 };
const importAnswer = z.array(
  z.object({ reference: z.string(), verdict: z.literal('created'), batch_id: z.uuid() }),
);

/** Where stop `index` of every route lies. */
export function placeOfStop(index: number): { latitude: number; longitude: number } {
  return { latitude: FIRST_STOP.latitude + index * 0.004, longitude: FIRST_STOP.longitude };
}

/** Makes members and drivers in SQL, as seeds do, and hands their routes in as a planner would. */
export async function makeWorld(
  sql: postgres.Sql,
  platform: Connection,
  { drivers: driverCount = 3, stops: stopCount = 5 }: { drivers?: number; stops?: number } = {},
): Promise<World> {
  const code = `T${randomUUID().replaceAll('-', '').slice(0, 7).toUpperCase()}`;
  const id = randomUUID();
  const person = (name: string): Person => ({
    id: randomUUID(),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '-')}@${code.toLowerCase()}.example`,
  });
  const [supervisor, second] = [person('Sanne Visser'), person('Joris Bakker')];
  const [viewer, admin] = [person('Vera Smit'), person('Anna de Boer')];
  const drivers = Array.from({ length: driverCount }, (_, index) => ({
    ...person(`Driver ${String(index + 1).padStart(3, '0')}`),
    code: `D-${String(index + 1).padStart(4, '0')}`,
    reference: `${code}-${String(index + 1).padStart(3, '0')}`,
  }));

  await sql.begin(async (tx) => {
    await tx`insert into public.workspaces ${tx({ id, code, name: `Test ${code}`, time_zone: 'Europe/Amsterdam' })}`;
    await addUsers(tx, [supervisor, second, viewer, admin, ...drivers]);
    const member = ({ id: user_id, name }: Person, role: string) => ({
      workspace_id: id,
      user_id,
      name,
      role,
    });
    await tx`insert into public.workspace_members ${tx([
      member(supervisor, 'supervisor'),
      member(second, 'supervisor'),
      member(viewer, 'viewer'),
      member(admin, 'admin'),
    ])}`;
    const rows = drivers.map((driver) => ({
      id: driver.id,
      workspace_id: id,
      code: driver.code,
      name: driver.name,
    }));
    await tx`insert into public.drivers ${tx(rows)}`;
  });

  const planner = createToolClient(platform.url, platform.secretKey);
  const routes = drivers.map((driver) => routeOf(driver, stopCount));
  const batches = new Map<string, string>();
  for (let from = 0; from < routes.length; from += ROUTES_A_CALL) {
    const some = { p_workspace_id: id, p_routes: routes.slice(from, from + ROUTES_A_CALL) };
    const { data, error } = await planner.rpc('import_batches', some);
    if (error) throw new Error(`The routes were not taken: ${error.message}`);
    for (const { reference, batch_id } of importAnswer.parse(data)) batches.set(reference, batch_id);
  }
  return {
    id,
    code,
    name: `Test ${code}`,
    supervisor,
    second,
    viewer,
    admin,
    drivers: drivers.map((driver) => ({ ...driver, batchId: batches.get(driver.reference) ?? '' })),
  };
}

/** The driver at a place of the list. @throws Error when the fleet is smaller */
export function driverAt({ drivers }: World, place: number): TestDriver {
  const driver = drivers[place];
  if (driver === undefined) throw new Error(`The fleet has only ${drivers.length} drivers.`);
  return driver;
}

async function addUsers(tx: postgres.TransactionSql, people: readonly Person[]): Promise<void> {
  await tx`
    insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
      raw_app_meta_data, raw_user_meta_data)
    select '00000000-0000-0000-0000-000000000000', person.id, 'authenticated', 'authenticated', person.email,
      hash.of_password, now(), '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', person.name)
    from unnest(${people.map((one) => one.id)}::uuid[], ${people.map((one) => one.email)}::text[],
        ${people.map((one) => one.name)}::text[]) as person (id, email, name),
      (select extensions.crypt(${PASSWORD}, extensions.gen_salt('bf', 4)) as of_password) as hash`;
  await tx`
    insert into auth.identities (provider_id, user_id, provider, identity_data)
    select id::text, id, 'email', jsonb_build_object('sub', id, 'email', email, 'email_verified', true)
    from auth.users where id = any(${people.map((one) => one.id)}::uuid[])`;
}

function routeOf({ code, reference }: { code: string; reference: string }, stopCount: number) {
  const now = Date.now();
  return {
    reference,
    depot: 'Waalhaven',
    scheduled_date: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(now),
    driver_code: code,
    stops: Array.from({ length: stopCount }, (_, index) => ({
      label: `Stop at number ${index + 1}`,
      address: `Coolsingel ${index + 1}`,
      ...placeOfStop(index),
      planned_arrival: new Date(now + (index + 1) * 20 * 60_000).toISOString(),
    })),
  };
}
