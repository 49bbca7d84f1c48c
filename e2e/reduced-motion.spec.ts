import type { Page } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';
import { openOverride, openPanel, rowOf } from './stack/board.ts';
import { signIn, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { startPhone } from './stack/phone.ts';
import { driverAt, type Person, type TestDriver } from './stack/world.ts';

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
  const page = await watched(await browsers.newPage({ reducedMotion: 'reduce' }));
  await enter(page, world.admin);
  await rowOf(page, driver).waitFor();
  await phone.report('ROUTE_STARTED');
  const changed = rowOf(page, driver).and(page.locator('[data-changed]'));
  await expect(changed).toBeVisible();
  expect(await barOf(page)).toEqual({ animation: 'none', bar: true });
  await walk(page, driver);
  expect(await movements(page)).toEqual([]);

  for (const { href } of pages) {
    await page.goto(href);
    await untilLineOpen(page);
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
  const phone = await startPhone(stack.platform, driver);
  await phone.report('ROUTE_STARTED');
  const page = await watched(await browsers.newPage({ reducedMotion: 'no-preference' }));
  await enter(page, world.admin);
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

async function enter(page: Page, { email }: Person): Promise<void> {
  await page.goto('/board');
  await signIn(page, email);
  await untilLineOpen(page);
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

/** How the marked cell is drawn. */
function barOf(page: Page): Promise<{ animation: string; bar: boolean }> {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll('[data-changed] > [role]')].map((cell) =>
      getComputedStyle(cell, '::before'),
    );
    const mark = marks.find(({ content }) => content !== 'none');
    return { animation: mark?.animationName ?? 'no mark', bar: mark?.boxShadow.includes('2px') === true };
  });
}
