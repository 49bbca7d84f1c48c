import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { driverAt, makeWorld, type TestDriver } from '../stack/world.ts';
import { startBenchPlatform } from './bench-platform.ts';
import { type Bench, type Figure, judged, told } from './figures.ts';
import { actAs, record } from './phones.ts';
import { quantile } from './quantile.ts';

const WRITERS = 5;

type Answer = { readonly session_id: string };

/** How long a force logout takes while five connections write for that driver as fast as they can, beside one in peace. */
export const logout: Bench = async ({ small, log, stop }) => {
  await using stack = new AsyncDisposableStack();
  const platform = await startBenchPlatform(stack);
  const open = (url: string) => {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    stack.defer(() => sql.end());
    return sql;
  };
  const owner = open(platform.adminDatabaseUrl);
  const world = await makeWorld(owner, platform, { drivers: 1, stops: 5 });
  const driver = driverAt(world, 0);
  const supervisor = open(platform.databaseUrl);
  await actAs(supervisor, world.supervisor);
  const phones = Array.from({ length: WRITERS }, () => open(platform.databaseUrl));
  for (const phone of phones) await actAs(phone, driver);

  const rounds = small ? 40 : 500;
  const taken: Record<'peace' | 'busy', number[]> = { peace: [], busy: [] };
  let written = 0;
  for (let round = 1; round <= rounds; round += 1) {
    stop.throwIfAborted();
    taken.peace.push(await timeLogout(supervisor, await startSession(phones[0], driver)));
    const sessionId = await startSession(phones[0], driver);
    const writing = phones.map((phone) => startWriting(phone, driver));
    await Promise.all(writing.map(({ begun }) => begun));
    // Anywhere within the writers' turns.
    await sleep(Math.random() * 20);
    taken.busy.push(await timeLogout(supervisor, sessionId));
    for (const { ended } of writing) written += await ended;
    if (round % (rounds / 10) === 0) log(`${round} of ${rounds} logouts, ${written} events`);
  }
  return [...figuresOf(taken), await lateEvents(owner, world.id, written)];
};

function figuresOf(taken: Record<'peace' | 'busy', readonly number[]>): Figure[] {
  const { peace, busy } = taken;
  return [
    judged('p99, five writers', quantile(busy, 0.99), 'ms', { atMost: 500 }, `${busy.length} logouts`),
    told('median, five writers', quantile(busy, 0.5), 'ms'),
    told('longest, five writers', Math.max(...busy), 'ms'),
    told('p99, nobody writes', quantile(peace, 0.99), 'ms', 'the same driver, in turns'),
    told('median, nobody writes', quantile(peace, 0.5), 'ms'),
  ];
}

async function startSession(phone: postgres.Sql | undefined, driver: TestDriver): Promise<string> {
  const [row] = phone
    ? await phone<{ answer: Answer }[]>`select public.start_driver_session(${driver.id}) as answer`
    : [];
  if (row === undefined) throw new Error('No session was started.');
  return row.answer.session_id;
}

async function timeLogout(supervisor: postgres.Sql, sessionId: string): Promise<number> {
  const began = performance.now();
  await supervisor`select public.invalidate_driver_session(
    ${sessionId}, 'app_not_responding', 'Ended by the benchmark', ${randomUUID()})`;
  return performance.now() - began;
}

/** Writes until the session is over. `begun`: the first event is stored; `ended`: how many were. */
function startWriting(phone: postgres.Sql, { batchId }: TestDriver) {
  const begun = Promise.withResolvers<void>();
  const write = async () => {
    for (let written = 0; ; written += 1) {
      if (written > 0) begun.resolve();
      try {
        await record(phone, [
          {
            client_event_id: randomUUID(),
            batch_id: batchId,
            event_type: 'PROOF_CAPTURED',
            recorded_at: new Date().toISOString(),
            latitude: 51.92,
            longitude: 4.48,
            accuracy_m: 8,
          },
        ]);
      } catch (error) {
        begun.resolve();
        if (error instanceof postgres.PostgresError && error.code === 'PT401') return written;
        throw error;
      }
    }
  };
  const ended = write();
  // Heard when it is awaited, which is after the logout.
  ended.catch(() => undefined);
  return { begun: begun.promise, ended };
}

async function lateEvents(owner: postgres.Sql, workspaceId: string, written: number): Promise<Figure> {
  const [row] = await owner<{ late: number; stored: number }[]>`
    select count(*) filter (where event.synced_at > session.ended_at)::int as late, count(*)::int as stored
    from public.driver_events as event join public.driver_sessions as session on session.id = event.session_id
    where event.workspace_id = ${workspaceId}`;
  const { late = Number.NaN, stored = 0 } = row ?? {};
  return judged(
    'accepted after the end',
    late + Math.abs(stored - written),
    'events',
    { atMost: 0 },
    `${stored} in time`,
  );
}
