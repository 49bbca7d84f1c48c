import type { Locator, Page } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';
import { openOverride, openPanel, rowOf } from './stack/board.ts';
import { openBoard, openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { driverAt, type TestDriver } from './stack/world.ts';

declare global {
  interface Window {
    /** Every animation and transition that began on this page. */
    moved: string[];
  }
}

test('whoever wants no movement gets none, and a changed cell keeps a still bar', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await startPhone(stack.platform, driver);
  const page = await watched(await browsers.newPageOf(world.admin, { reducedMotion: 'reduce' }));
  await openBoard(page);
  await rowOf(page, driver).waitFor();
  await phone.report('ROUTE_STARTED');
  await expect.poll(() => markOf(rowOf(page, driver)), { intervals: [100] }).toEqual({ bar: 2, tint: false });
  await walk(page, driver);
  expect(await movements(page)).toEqual([]);

  for (const { href } of pages) {
    await openPage(page, href);
    await page.locator('main button').first().hover();
    expect(await movements(page), href).toEqual([]);
  }
});

test('for everybody else the panel slides in: the test above would see movement', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await watched(await browsers.newPageOf(world.admin, { reducedMotion: 'no-preference' }));
  await openBoard(page);
  await walk(page, driver);
  await expect.poll(() => movements(page)).toContain('sheet-in');
});

async function watched(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    window.moved = [];
    document.addEventListener(
      'animationstart',
      ({ animationName }) => window.moved.push(animationName),
      true,
    );
    document.addEventListener('transitionrun', ({ propertyName }) => window.moved.push(propertyName), true);
  });
  return page;
}

function movements(page: Page): Promise<string[]> {
  return page.evaluate(() => window.moved);
}

async function walk(page: Page, driver: TestDriver): Promise<void> {
  const panel = await openPanel(page, driver);
  await panel.getByRole('button', { name: 'Override state' }).hover();
  await panel.getByRole('button', { name: 'Close panel' }).click();
  await openOverride(page, driver);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** How the marked cell of a row is drawn: as wide a bar, with a tint or without; null when none is marked. */
async function markOf(row: Locator): Promise<{ bar: number; tint: boolean } | null> {
  return row.evaluate((line) => {
    const cell = line.querySelector('[data-changed]');
    if (cell === null) return null;
    const { boxShadow, backgroundColor } = getComputedStyle(cell);
    const bar = /(?<width>\d+)px 0px 0px 0px inset/.exec(boxShadow)?.groups?.['width'];
    const [seenBar, seenTint] = [boxShadow, backgroundColor].map(
      (colour) => !/rgba\(0, 0, 0, 0\)|transparent|\/ 0\)/.test(colour),
    );
    return { bar: seenBar ? Number(bar ?? 0) : 0, tint: seenTint === true };
  });
}
