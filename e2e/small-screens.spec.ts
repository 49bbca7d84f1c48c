import type { Page } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';
import { openPanel, rowOf } from './stack/board.ts';
import { untilLive, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { outOfReach } from './stack/reach.ts';
import { arriveFarAway } from './stack/reviews.ts';
import { driverAt } from './stack/world.ts';

/** A phone of the smallest kind, and a screen of 1440 × 900 enlarged to 200 %. */
const screens = [
  { name: '320 × 640', viewport: { width: 320, height: 640 } },
  { name: '200 %', viewport: { width: 720, height: 450 } },
];

for (const { name, viewport } of screens) {
  test(`every page can be used at ${name}`, async ({ browsers, stack, world }) => {
    test.setTimeout(180_000);
    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    const visitor = await browsers.newPage({ viewport });
    await visitor.goto('/sign-in');
    await expect(visitor.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await outOfReach(visitor), 'sign-in').toEqual([]);

    const page = await browsers.openPage('/board', world.admin, { viewport });
    for (const { name: of, href } of pages) {
      await page.goto(href);
      await untilLineOpen(page);
      await settled(page);
      expect(await outOfReach(page), of).toEqual([]);
    }
  });

  test(`what opens over the board can be used at ${name}`, async ({ browsers, stack, world }) => {
    test.setTimeout(180_000);
    const driver = driverAt(world, 0);
    await setOut(stack, driver);
    const page = await browsers.openPage('/board', world.supervisor, { viewport, reducedMotion: 'reduce' });
    await untilLive(page);

    const panel = await openPanel(page, driver);
    await expect(panel.getByText('Route started')).toBeVisible();
    expect(await outOfReach(page), 'panel').toEqual([]);

    await panel.getByRole('button', { name: 'Override state' }).click();
    await expect(page.getByRole('radio', { name: 'Vehicle breakdown' })).toBeVisible();
    expect(await outOfReach(page), 'override').toEqual([]);
    await escapeFrom(page, page.getByRole('dialog'));

    await panel.getByRole('button', { name: 'Force logout' }).click();
    await expect(page.getByRole('radio', { name: 'Shift ended' })).toBeVisible();
    expect(await outOfReach(page), 'force logout').toEqual([]);
    await escapeFrom(page, page.getByRole('dialog'));
    await panel.getByRole('button', { name: 'Close panel' }).click();
    await expect(panel).toBeHidden();

    for (const [key, what] of [
      ['Control+k', 'palette'],
      ['?', 'shortcuts'],
    ] as const) {
      await rowOf(page, driver).focus();
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await outOfReach(page), what).toEqual([]);
      await escapeFrom(page, page.getByRole('dialog'));
    }
  });
}

/** Until nothing on the page says that it is loading. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}
