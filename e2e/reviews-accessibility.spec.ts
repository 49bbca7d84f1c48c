import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom } from './stack/keyboard.ts';
import { violationsOf } from './stack/violations.ts';
import { setOut } from './stack/phone.ts';
import { arriveFarAway, factOf, openReviews, proveNowhere } from './stack/reviews.ts';
import { driverAt } from './stack/world.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  const look = { colorScheme, reducedMotion: 'reduce' } as const;

  test(`the review queue, empty and with an item, has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    const page = await openReviews(browsers, world.supervisor, look);
    await expect(page.getByRole('heading', { name: 'Nothing to review' })).toBeVisible();
    expect(await violationsOf(page), 'inbox zero').toEqual([]);

    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    await untilItem(page);
    await page.keyboard.press('x');
    expect(await violationsOf(page), 'item').toEqual([]);
  });

  test(`what opens over a review has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    await proveNowhere(await setOut(stack, driverAt(world, 0)), 2);
    const page = await openReviews(browsers, world.supervisor, look);
    await untilItem(page);
    await page.getByRole('button', { name: 'Filter and group the queue' }).press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violationsOf(page), 'filters').toEqual([]);
    await escapeFrom(page, page.getByRole('menu'));

    await page.keyboard.press('s');
    await expect(page.getByRole('dialog').getByRole('radio', { name: 'Waiting for a sync' })).toBeVisible();
    expect(await violationsOf(page), 'snooze').toEqual([]);
    await escapeFrom(page, page.getByRole('dialog'));

    await page.keyboard.press('2');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(await violationsOf(page), 'toast').toEqual([]);
  });
}

for (const width of [320, 390]) {
  test(`the queue fits a screen of ${width} px, item and list`, async ({ browsers, stack, world }) => {
    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    const page = await openReviews(browsers, world.supervisor, { viewport: { width, height: 844 } });
    await expect(page.locator('[data-review]')).toHaveCount(1);
    expect(await violationsOf(page), 'list').toEqual([]);
    expect(await sidewaysOf(page)).toBe(0);
    await page.locator('[data-open]').click();
    await expect(factOf(page)).toBeVisible();
    expect(await violationsOf(page), 'item').toEqual([]);
    expect(await sidewaysOf(page)).toBe(0);
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await expect(page.locator('[data-review]')).toBeVisible();
  });
}

async function untilItem(page: Page): Promise<void> {
  await expect(factOf(page)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Events around it' })).toBeVisible();
}

/** How far the page could be scrolled sideways, pixels. */
function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
