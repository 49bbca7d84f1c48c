import type { Locator } from '@playwright/test';
import { openPanel } from './stack/board.ts';
import { openPage, untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

test.use({ fleet: { drivers: 1, stops: 2 } });

test('where the system chooses the colours, what is only an area keeps its own', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.admin, { forcedColors: 'active' });
  await untilLive(page);
  const canvas = await areaOf(page.locator('body'));

  expect(await areaOf(page.locator('[data-connection=live] > i'))).not.toBe(canvas);
  const blocks = page.getByRole('img', { name: /stops done/ }).first();
  expect(await areaOf(blocks.locator('i').first())).not.toBe(canvas);
  const view = (name: string) => page.getByRole('button', { name, exact: true });
  expect(await areaOf(view('Table'))).not.toBe(await areaOf(view('Map')));

  const row = page.locator(`[data-batch="${driver.reference}"]`);
  await expect(row).toHaveCSS('outline-style', 'none');
  const panel = await openPanel(page, driver);
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toHaveCSS('outline-style', 'solid');
  await expect(panel.getByText('Route started')).toBeVisible();
  const stops = panel.getByRole('listitem').filter({ hasText: /^01/ });
  expect(await areaOf(stops.locator('i').first())).not.toBe(canvas);

  await openPage(page, '/settings?tab=personal');
  const [keys, sound] = ['Single-letter keys', 'New high-risk flag'].map((name) =>
    page.getByRole('switch', { name }),
  );
  await page.getByRole('switch').first().waitFor();
  expect(await areaOf(keys)).not.toBe(await areaOf(sound));
});

function areaOf(element: Locator | undefined): Promise<string> | undefined {
  return element?.evaluate((one) => getComputedStyle(one).backgroundColor);
}
