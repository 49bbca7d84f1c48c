import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting } from './acting.ts';
import { type SignedIn, signIn } from './deeds.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([sql.end(), admin.end()]));

/** As many heartbeats, the battery lower by one each time. */
async function beat({ claims, sessionId }: SignedIn, from: number, times: number): Promise<void> {
  for (let battery = from; battery > from - times; battery -= 1)
    await acting(
      sql,
      claims,
      (tx) => tx`select public.touch_driver_session(${sessionId}, 51.9, 4.4, 5, ${battery}, '2.0', 0)`,
    );
}

/** As if the last heartbeat that boards heard had been this much earlier. */
function age({ sessionId }: SignedIn, seconds: number): Promise<unknown> {
  return sql`update public.driver_sessions set published_at = published_at - make_interval(secs => ${seconds})
    where id = ${sessionId}`;
}

/** What open boards have been sent of a session: its battery each time. */
async function told(workspace: TestWorkspace): Promise<(number | null)[]> {
  const rows = await admin<{ battery: number | null }[]>`
    select (payload #>> '{sessions,battery,0}')::integer as battery from realtime.messages
    where topic = ${`workspace:${workspace.id}:1`} and payload ? 'sessions' order by (payload ->> 'revision')::bigint`;
  return rows.map(({ battery }) => battery);
}

async function onlyDriver() {
  const workspace = await makeWorkspace(sql);
  return { workspace, driver: await signIn(sql, await workspace.addDriver()) };
}

describe('heartbeats of a session', () => {
  test('reach the console at most once in 30 seconds, however many come', async () => {
    const { workspace, driver } = await onlyDriver();
    await beat(driver, 90, 5);
    expect(await told(workspace)).toEqual([null]);
    await age(driver, 31);
    await beat(driver, 80, 5);
    expect(await told(workspace)).toEqual([null, 80]);
    await age(driver, 31);
    await beat(driver, 70, 1);
    expect(await told(workspace)).toEqual([null, 80, 70]);
  });

  test('are all kept in its row, the latest only', async () => {
    const { driver } = await onlyDriver();
    await beat(driver, 90, 3);
    const rows = await sql`select battery_percent, last_contact_at > started_at as heard
      from public.driver_sessions where id = ${driver.sessionId}`;
    expect(rows).toEqual([{ battery_percent: 88, heard: true }]);
  });

  test('come as often as the workspace says', async () => {
    const { workspace, driver } = await onlyDriver();
    await sql`update public.workspace_settings set heartbeat_seconds = 300 where workspace_id = ${workspace.id}`;
    await age(driver, 200);
    await beat(driver, 90, 2);
    expect(await told(workspace)).toEqual([null]);
    await age(driver, 101);
    await beat(driver, 80, 2);
    expect(await told(workspace)).toEqual([null, 80]);
  });
});
