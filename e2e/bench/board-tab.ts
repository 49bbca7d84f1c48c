import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import { openCdpPage, type CdpPage } from './cdp.ts';
import { WATCH, watched, type Watched } from './page-watch.ts';
import type { Cookie } from '../stack/session-cookies.ts';

/** What the page's main thread did in a stretch of time. */
type Spent = {
  readonly seconds: number;
  /** Processor time of the main thread, as a share of the time, 0 to 1. */
  readonly main: number;
};

export type BoardTab = {
  readonly page: CdpPage;
  /** From asking for the page to its first line and its open channel, milliseconds. */
  readonly loadMs: number;
  /** Scripts as they travelled, compressed. */
  readonly scriptBytes: number;
  /** Runs the work and tells what the page did meanwhile, with `graceSeconds` for what is still on its way. */
  during<Result>(work: () => Promise<Result>, graceSeconds: number): Promise<Stretch<Result>>;
  heapBytes(): Promise<number>;
  close(): Promise<void>;
};

export type Stretch<Result> = { readonly result: Result; readonly spent: Spent; readonly seen: Watched };

const LIVE = `document.querySelector('[data-connection=live]') && document.querySelector('[role=row][data-batch], [role=row][row-id]') ? true : undefined`;
const SCRIPT_BYTES = `performance.getEntriesByType('resource').filter(({ name }) => /\\.js($|\\?)/.test(name))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
const metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });
const heap = z.object({ usedSize: z.number() });
const SETTLE_MS = 1_500;
const LOAD_LIMIT_MS = 90_000;

/** Opens a board in a browser of its own and waits until it is live. */
export async function openBoardTab(address: string, cookies: readonly Cookie[]): Promise<BoardTab> {
  const page = await openCdpPage(1440, 900);
  try {
    for (const { name, value } of cookies)
      await page.send('Network.setCookie', { name, value, url: address });
    await page.send('Performance.enable', { timeDomain: 'threadTicks' });
    const began = performance.now();
    await page.send('Page.navigate', { url: address });
    if ((await waitUntil(() => page.evaluate(LIVE), LOAD_LIMIT_MS, 50)) === undefined) {
      const shown = await page.evaluate('location.href + "\\n" + document.body.innerText.slice(0, 500)');
      throw new Error(`The board did not go live. It shows:\n${String(shown)}`);
    }
    const loadMs = performance.now() - began;
    await page.evaluate(WATCH);
    await pause(SETTLE_MS);
    const scriptBytes = z.number().parse(await page.evaluate(SCRIPT_BYTES));
    return {
      page,
      loadMs,
      scriptBytes,
      during: (work, graceSeconds) => during(page, work, graceSeconds),
      heapBytes: async () => {
        await page.send('HeapProfiler.collectGarbage');
        return heap.parse(await page.send('Runtime.getHeapUsage')).usedSize;
      },
      close: page.close,
    };
  } catch (cause) {
    await page.close();
    throw cause;
  }
}

async function during<Result>(
  page: CdpPage,
  work: () => Promise<Result>,
  graceSeconds: number,
): Promise<Stretch<Result>> {
  await page.evaluate('takeNotes() && undefined');
  const before = await readMetrics(page);
  const began = performance.now();
  const result = await work();
  const after = await readMetrics(page);
  const seconds = (performance.now() - began) / 1000;
  await pause(graceSeconds * 1000);
  const seen = watched.parse(await page.evaluate('takeNotes()'));
  const share = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / seconds;
  return { result, seen, spent: { seconds, main: share('TaskDuration') } };
}

async function readMetrics(page: CdpPage): Promise<ReadonlyMap<string, number>> {
  const answer = metrics.parse(await page.send('Performance.getMetrics'));
  return new Map(answer.metrics.map(({ name, value }) => [name, value]));
}
