import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { startFeed } from '../../lib/fleet/feed.ts';
import { fleetFromSnapshot } from '../../lib/fleet/model.ts';
import { createFleetStore } from '../../lib/fleet/store.ts';
import type { Fleet } from '../../lib/fleet/types.ts';
import { parseSnapshot } from '../../lib/fleet/wire.ts';
import { PASSWORD } from '../stack/world.ts';
import { swarmOrder, type SwarmState } from './swarm.ts';

/* Many dashboards without screens in one process of their own. What it is to do comes in one argument, questions over IPC. */
const order = swarmOrder.parse(JSON.parse(process.argv[2] ?? '{}'));
let requests = 0;
const counting: typeof fetch = (...asked) => {
  requests += 1;
  return fetch(...asked);
};
const client = () =>
  createClient(order.url, order.publishableKey, {
    auth: { persistSession: false },
    global: { fetch: counting },
  });
const asked = { p_workspace_id: order.workspaceId };
const dashboards = await Promise.all(
  Array.from({ length: order.count }, order.kind === 'feeds' ? feed : listener),
);

process.on('message', (question) => void answer(question === 'compare'));
process.send?.({ ready: true });

type Dashboard = {
  readonly live: () => boolean;
  /** Events it was sent, as far as it counts them. */
  readonly delivered: () => number;
  readonly fleet: () => Fleet | null;
};

async function answer(compare: boolean): Promise<void> {
  const state: SwarmState = {
    live: dashboards.filter(({ live }) => live()).length,
    delivered: dashboards.reduce((sum, { delivered }) => sum + delivered(), 0),
    requests,
    behind: Math.min(...dashboards.map(({ fleet }) => fleet()?.cursor.seq ?? Number.MAX_SAFE_INTEGER)),
    different: compare ? await countDifferent() : null,
  };
  process.send?.(state);
}

/** A feed and store as the console has them. */
async function feed(): Promise<Dashboard> {
  const own = await signedIn();
  const snapshot = await readSnapshot(own);
  const store = createFleetStore(snapshot);
  startFeed(store, own);
  return {
    live: () => store.connection().state === 'live',
    delivered: () => store.fleet().cursor.seq - snapshot.seq,
    fleet: () => store.fleet(),
  };
}

/** Hears a message an event on the same topic and only counts. */
async function listener(): Promise<Dashboard> {
  const own = await signedIn();
  const { epoch } = z.object({ epoch: z.number() }).parse((await own.rpc('fleet_head', asked)).data);
  await own.realtime.setAuth();
  let live = false;
  let delivered = 0;
  const channel = own.channel(`workspace:${order.workspaceId}:${epoch}`, { config: { private: true } });
  channel.on('broadcast', { event: 'row' }, () => (delivered += 1));
  channel.subscribe((status) => (live = status === 'SUBSCRIBED'));
  return { live: () => live, delivered: () => delivered, fleet: () => null };
}

async function signedIn() {
  const own = client();
  const { error } = await own.auth.signInWithPassword({ email: order.email, password: PASSWORD });
  if (error) throw error;
  return own;
}

async function readSnapshot(own: ReturnType<typeof client>) {
  const parsed = parseSnapshot((await own.rpc('fleet_snapshot', asked)).data);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.value;
}

/** How many feeds do not have exactly the rows that the database has now. */
async function countDifferent(): Promise<number> {
  if (order.kind !== 'feeds') return 0;
  const own = await signedIn();
  const truth = fleetFromSnapshot(await readSnapshot(own));
  const wanted = linesOf(truth);
  return dashboards.filter(({ fleet }) => linesOf(fleet()) !== wanted).length;
}

function linesOf(fleet: Fleet | null): string {
  const rows = fleet ? [...fleet.rows.values()] : [];
  // Sessions and drivers travel with heartbeats, which no event brings.
  const lines = rows.map((row) => JSON.stringify({ ...row, session: null, driver: null }));
  return lines.toSorted().join('\n');
}
