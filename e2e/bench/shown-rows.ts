import { z } from 'zod';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import type { CdpPage } from './cdp.ts';
import type { LiveFleet } from './live-fleet.ts';

/** After the last event. */
const SETTLE_MS = 2_000;
const rows = z.array(z.tuple([z.string(), z.string()]));

/** What a board shows of each row on screen, by reference: `EN_ROUTE 3/12`. */
export async function shownRows(page: CdpPage): Promise<ReadonlyMap<string, string>> {
  const shown = await page.evaluate(`[...document.querySelectorAll('[role=row][data-batch]')].map((row) => [
    row.dataset.batch,
    row.dataset.status + ' ' + (/\\d+\\/\\d+/.exec(row.querySelector('.col-stops')?.textContent ?? '')?.[0] ?? ''),
  ])`);
  return new Map(rows.parse(shown));
}

/** The same of every batch, as the database has it. */
export async function storedRows({ sql, world }: LiveFleet): Promise<ReadonlyMap<string, string>> {
  const stored = await sql<{ reference: string; text: string }[]>`
    select reference, format('%s %s/%s', driver_status, current_stop_index, stop_count) as text
    from public.delivery_batches where workspace_id = ${world.id}`;
  return new Map(stored.map(({ reference, text }) => [reference, text]));
}

/** @returns how many rows on screen are not as the database has them, once the page has had time for the last event */
export async function countUnlike(page: CdpPage, fleet: LiveFleet): Promise<number> {
  const truth = await storedRows(fleet);
  const unlike = async () =>
    [...(await shownRows(page))].filter(([reference, text]) => truth.get(reference) !== text).length;
  await waitUntil(async () => ((await unlike()) === 0 ? true : undefined), SETTLE_MS, 50);
  return unlike();
}
