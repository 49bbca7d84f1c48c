import postgres from 'postgres';

export type Clock = { stop(): Promise<void> };

/**
 * Does by time what pg_cron does on a hosted project: runs the database's housekeeping jobs when their turn has come.
 * @param databaseUrl as role postgres
 * @param options.everyMs how often it looks for a job that is due
 */
export function startClock(
  databaseUrl: string,
  options: { everyMs?: number; log?: (line: string) => void } = {},
): Clock {
  const { everyMs = 5000, log = () => undefined } = options;
  const sql = postgres(databaseUrl, {
    max: 1,
    connection: { application_name: 'marshal clock' },
    onnotice: (notice) => log(notice['message'] ?? 'Housekeeping failed'),
  });
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let lastTrouble = '';

  async function runDueJobs(): Promise<void> {
    const jobs = await sql<{ name: string }[]>`select private.due_housekeeping_jobs() as name`;
    for (const { name } of jobs) {
      if (isStopped) return;
      await sql`select private.run_housekeeping_job(${name})`;
    }
  }

  async function tick(): Promise<void> {
    try {
      await runDueJobs();
      lastTrouble = '';
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (!isStopped && trouble !== lastTrouble) log(`The clock could not ask the database: ${trouble}`);
      lastTrouble = trouble;
    }
    if (!isStopped) timer = setTimeout(turn, everyMs);
  }

  let running = tick();
  function turn() {
    running = tick();
  }

  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await sql.end({ timeout: 1 });
    },
  };
}
