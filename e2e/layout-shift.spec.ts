import type { Page, Request } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';
import { openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';

const MOST = 0.02;
/** How late every answer comes, so that no page is painted for the first time with its data already there. */
const LATE_MS = 400;
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

type Shift = { readonly value: number; readonly what: readonly string[] };

declare global {
  interface Window {
    shifts: Shift[];
  }
}

for (const { name, href } of pages) {
  test(`nothing on the page ${name} moves when its data lands`, async ({ browsers, stack }) => {
    const page = await browsers.newPageOf({ email: 'admin@rotterdam.example' });
    await page.addInitScript(recordShifts);
    const data = await delayData(page, `${stack.line.url}/rest/**`);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      const before = data.answered();
      await openPage(page, href);
      await expect.poll(() => data.answered() > before && data.waiting() === 0).toBe(true);
      await untilPainted(page);
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      console.log(`${name} on a ${size}: layout shift ${sum.toFixed(4)}`);
      expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThanOrEqual(MOST);
    }
  });
}

/** Holds every answer of the Data API back for a while, and counts. */
async function delayData(page: Page, pattern: string) {
  const held = new Set<Request>();
  let answered = 0;
  await page.route(pattern, async (route) => {
    held.add(route.request());
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.continue();
  });
  const done = (request: Request) => {
    if (held.delete(request)) answered += 1;
  };
  page.on('requestfinished', done);
  page.on('requestfailed', done);
  return { waiting: () => held.size, answered: () => answered };
}

/** Runs in the page before anything else. */
function recordShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('value' in entry) || typeof entry.value !== 'number' || !('sources' in entry)) continue;
      const sources: unknown[] = Array.isArray(entry.sources) ? entry.sources : [];
      const what = sources.map((source) => {
        const node = source !== null && typeof source === 'object' && 'node' in source ? source.node : null;
        return node instanceof Element ? node.outerHTML.slice(0, 160) : String(node);
      });
      window.shifts.push({ value: entry.value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function untilPainted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
}
