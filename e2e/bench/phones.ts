import type postgres from 'postgres';
import { z } from 'zod';
import type { EventItem } from '../../supabase/simulator/driver-client.ts';
import type { Person } from '../stack/world.ts';

const verdicts = z.array(z.object({ verdict: z.string(), reason: z.string().nullish() }));

/** Makes a connection act as a signed-in driver, as the Data API does for each request. */
export async function actAs(sql: postgres.Sql | postgres.TransactionSql, driver: Person): Promise<void> {
  const claims = JSON.stringify({ sub: driver.id, role: 'authenticated' });
  await sql`select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'authenticated', false)`;
}

/** Starts the driver's session on a phone of its own; the connection must act as that driver. */
export async function startSession(
  sql: postgres.Sql | postgres.TransactionSql,
  driver: Person,
): Promise<void> {
  await sql`select public.start_driver_session(${`device-${driver.id}`})`;
}

/** @throws Error when an event was not simply accepted: the measurement would be of something else */
export async function record(
  sql: postgres.Sql | postgres.TransactionSql,
  events: readonly EventItem[],
): Promise<number> {
  const [row] =
    await sql`select public.record_driver_events(${JSON.stringify(events)}::text::json) as verdicts`;
  const answers = verdicts.parse(row?.['verdicts']);
  const refused = answers.find((answer) => answer.verdict !== 'accepted');
  if (refused) throw new Error(`An event was ${refused.verdict}: ${refused.reason ?? 'without a reason'}`);
  return answers.length;
}
