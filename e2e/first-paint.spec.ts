import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';

const MOST_KB = 270;
const WATCHED_MS = 10_000;

test(`opening the board brings at most ${MOST_KB} kB of compressed scripts`, async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  // What is fetched after the first paint counts as well, as long as nobody has touched anything.
  await page.waitForFunction((ms) => performance.now() > ms, WATCHED_MS);
  const scripts = await scriptsOf(page);
  expect(scripts.length).toBeGreaterThan(0);
  const kilobytes = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  console.log(`The board brings ${scripts.length} scripts, ${kilobytes.toFixed(1)} kB compressed.`);
  expect(scripts.filter(({ bytes, unpacked }) => bytes === 0 || bytes >= unpacked)).toEqual([]);
  expect(kilobytes).toBeLessThanOrEqual(MOST_KB);
});

test('the board arrives with its rows, before any script has run', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  const answer = await (await page.request.get('/board')).text();
  const shown = answer.replaceAll(/<script\b.*?<\/script>/gs, '');
  expect(shown.match(/data-batch=/g)).toHaveLength(world.drivers.length);
  for (const { reference, name } of world.drivers) {
    expect(shown).toContain(`>${reference}<`);
    expect(shown).toContain(name);
  }
});

/** Each script once, with its size on the wire, whether it came over it or out of the browser's cache. */
function scriptsOf(page: Page) {
  return page.evaluate(() => {
    const sizes = new Map<string, { bytes: number; unpacked: number }>();
    for (const entry of performance.getEntriesByType('resource')) {
      if (!(entry instanceof PerformanceResourceTiming) || !/\.js($|\?)/.test(entry.name)) continue;
      sizes.set(entry.name, { bytes: entry.encodedBodySize, unpacked: entry.decodedBodySize });
    }
    return [...sizes].map(([name, size]) => ({ name, ...size }));
  });
}
