import { z } from 'zod';
import type { CdpPage } from './cdp.ts';
import type { LiveFleet } from './live-fleet.ts';

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
