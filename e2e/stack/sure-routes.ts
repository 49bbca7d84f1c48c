import { expect, type Page } from '@playwright/test';

const PROBE = /\/api\/health\?handed-over$/;

/**
 * A browser that is told to hand requests over sends the next ones by itself for a moment more, so that a route set on
 * an open page may miss what it was set for. Here `route` is done when a request has been seen to be handed over.
 */
export function withSureRoutes(page: Page): Page {
  const route = page.route.bind(page);
  page.route = async (...given) => {
    const added = await route(...given);
    if (page.url() !== 'about:blank') await untilHandedOver(page, route);
    return added;
  };
  return page;
}

async function untilHandedOver(page: Page, route: Page['route']): Promise<void> {
  await route(PROBE, (asked) => asked.fulfill({ status: 204 }));
  await expect.poll(() => page.evaluate(askProbe)).toBe(204);
  await page.unroute(PROBE);
}

/** Runs in the page. */
async function askProbe(): Promise<number> {
  const answer = await fetch('/api/health?handed-over', { cache: 'no-store' });
  return answer.status;
}
