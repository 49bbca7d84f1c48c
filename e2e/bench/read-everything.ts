import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Connection } from '../stack/connection.ts';
import { PASSWORD, type World } from '../stack/world.ts';

/** The most that a hosted project hands out at once. */
export const PAGE = 1_000;
/** Requests that a browser has under way to one server. */
export const LANES = 6;

type Table = {
  readonly name: string;
  readonly columns: string;
  readonly order: readonly string[];
  readonly only?: readonly [column: string, values: readonly string[]];
};

/** What a board shows: with the stops it knows where each batch goes next, with the reviews its flags. */
const STOPS: Table = {
  name: 'delivery_stops',
  columns: 'batch_id,position,label,planned_arrival',
  order: ['batch_id', 'position'],
};
const OTHERS: readonly Table[] = [
  { name: 'workspaces', columns: '*', order: ['id'] },
  { name: 'delivery_batches', columns: '*', order: ['id'] },
  { name: 'drivers', columns: '*', order: ['id'] },
  {
    name: 'driver_sessions',
    // By name: a member may not read what a phone proves itself with.
    columns:
      'id,driver_id,device_model,app_version,started_at,last_active_at,last_contact_at,events_waiting,battery_percent,' +
      'latitude,longitude,accuracy_m,ended_at,end_reason,ended_by,revision',
    order: ['id'],
  },
  {
    name: 'event_reviews',
    columns: 'id,batch_id,reasons',
    order: ['id'],
    only: ['status', ['open', 'follow_up', 'snoozed']],
  },
];
export const TABLES = [...OTHERS, STOPS].map(({ name }) => name);

/**
 * What a board does that only knows how to load: all that it shows, as a member reads it over the Data API.
 * @returns milliseconds, with the stops and without
 */
export async function readEverything(
  { url, publishableKey }: Connection,
  world: World,
): Promise<{ readonly all: number; readonly withoutStops: number }> {
  const client = createClient(url, publishableKey, { auth: { persistSession: false } });
  const { email } = world.supervisor;
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  const began = performance.now();
  for (const table of OTHERS) await readTable(client, table, world.id);
  const withoutStops = performance.now() - began;
  await readTable(client, STOPS, world.id);
  return { all: performance.now() - began, withoutStops };
}

/** Page after page, each lane taking the next, until one is not full. */
async function readTable(client: SupabaseClient, table: Table, workspaceId: string): Promise<void> {
  let next = 0;
  let ended = false;
  const lane = async () => {
    while (!ended) {
      const page = next;
      next += 1;
      if ((await readPage(client, table, workspaceId, page)) < PAGE) ended = true;
    }
  };
  await Promise.all(Array.from({ length: LANES }, () => lane()));
}

/** @returns how many rows it has */
async function readPage(
  client: SupabaseClient,
  { name, columns, order, only }: Table,
  workspaceId: string,
  page: number,
): Promise<number> {
  const whose = name === 'workspaces' ? 'id' : 'workspace_id';
  let asked = client.from(name).select(columns).eq(whose, workspaceId);
  if (only) asked = asked.in(only[0], [...only[1]]);
  const [first = 'id', ...others] = order;
  const sorted = others.reduce((query, column) => query.order(column), asked.order(first));
  const { data, error } = await sorted.range(page * PAGE, (page + 1) * PAGE - 1);
  if (error) throw new Error(`${name}: ${error.message}`);
  return data.length;
}
