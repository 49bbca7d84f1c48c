import { z } from 'zod';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import type { CdpPage } from './cdp.ts';
import type { LiveFleet } from './live-fleet.ts';

/** Places of the list that are looked at, the first and the last among them. */
const PLACES = 40;
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

/**
 * Leafs through the whole list.
 * @returns how many different rows it saw, and how many of them are not as the database has them
 */
export async function leafThrough(
  page: CdpPage,
  truth: ReadonlyMap<string, string>,
): Promise<{ readonly seen: number; readonly unlike: number }> {
  const seen = new Map<string, string>();
  for (const share of Array.from({ length: PLACES }, (_, place) => place / (PLACES - 1))) {
    await scrollTo(page, share);
    for (const [reference, text] of await shownRows(page)) seen.set(reference, text);
  }
  await scrollTo(page, 0);
  return {
    seen: seen.size,
    unlike: [...seen].filter(([reference, text]) => truth.get(reference) !== text).length,
  };
}

/** Two frames later the rows of the place are there. */
async function scrollTo(page: CdpPage, share: number): Promise<void> {
  await page.evaluate(`(async () => {
    const list = document.querySelector('[role=grid]');
    list.scrollTop = ${share} * (list.scrollHeight - list.clientHeight);
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  })()`);
}
