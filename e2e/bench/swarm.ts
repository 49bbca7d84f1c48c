import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import type { World } from '../stack/world.ts';
import type { Project } from '../stack/session-cookies.ts';

export const swarmOrder = z.object({
  /** `feeds`: the console's own; `rows`: listeners to a message an event. */
  kind: z.enum(['feeds', 'rows']),
  count: z.number(),
  url: z.string(),
  publishableKey: z.string(),
  workspaceId: z.string(),
  email: z.string(),
});

const swarmState = z.object({
  live: z.number(),
  /** Events that reached a dashboard, all dashboards together. */
  delivered: z.number(),
  /** Requests that they made so far. */
  requests: z.number(),
  /** The lowest `seq` that a feed has reached. */
  behind: z.number(),
  /** Feeds whose rows are not those of the database; null when it was not asked for. */
  different: z.number().nullable(),
});
export type SwarmState = z.infer<typeof swarmState>;

export type Swarm = {
  ask(): Promise<SwarmState>;
  /** The same, with every row of every feed compared; it reads the board, so not while something is measured. */
  compare(): Promise<SwarmState>;
  stop(): Promise<void>;
};

const LIVE_LIMIT_MS = 60_000;
/** Without a request for so long, they have read what there is. */
const SETTLED_MS = 1_000;
/** Comparing reads the board and every row of every feed. */
const ANSWER_MS = 60_000;

/** Starts so many dashboards in one process and waits until all of them listen. */
export async function startSwarm(
  kind: 'feeds' | 'rows',
  count: number,
  { url, publishableKey }: Project,
  world: World,
): Promise<Swarm> {
  const order = { kind, count, url, publishableKey, workspaceId: world.id, email: world.supervisor.email };
  const script = join(import.meta.dirname, 'swarm-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const answered = async () => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await Promise.race([once(child, 'message', { signal }), gone.then(() => null)]);
    if (answer === null) throw new Error('The dashboards have ended.');
    return z.unknown().parse(answer[0]);
  };
  const question = async (words: string) => {
    const answer = answered();
    child.send(words);
    return swarmState.parse(await answer);
  };
  const swarm: Swarm = {
    ask: () => question('state'),
    compare: () => question('compare'),
    stop: async () => {
      child.kill();
      await gone;
    },
  };
  await answered();
  // Live, and done with the reading that goes with it.
  let requests = -1;
  const settled = async () => {
    const state = await swarm.ask();
    const isQuiet = state.requests === requests;
    requests = state.requests;
    return isQuiet && state.live === count ? true : undefined;
  };
  if (await waitUntil(settled, LIVE_LIMIT_MS, SETTLED_MS)) return swarm;
  await swarm.stop();
  throw new Error(`Not all of ${count} dashboards went live.`);
}
