import { untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom, openPalette } from './stack/keyboard.ts';
import { startPhone } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

test('the palette does for a found driver what the board can, from any page, by keyboard only', async ({
  browsers,
  stack,
  world,
}) => {
  // Without a graphics card and without the style's host the map complains.
  browsers.expectTrouble(/GL Driver Message|tiles\.openfreemap\.org|Failed to load resource/);
  const driver = driverAt(world, 1);
  await startPhone(stack.platform, driver);
  const page = await browsers.openPage('/sessions', world.supervisor);
  const find = async (command: string) => {
    const palette = await openPalette(page);
    await page.keyboard.type(driver.code);
    const group = palette.getByRole('group', { name: `Commands for ${driver.name}` });
    const option = group.getByRole('option', { name: command, exact: true });
    await expect(option).toBeVisible();
    for (let presses = 0; (await option.getAttribute('aria-selected')) !== 'true'; presses += 1) {
      expect(presses).toBeLessThan(20);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  };
  await find('Override state…');
  const override = page.getByRole('dialog', { name: 'Override state' });
  await expect(override).toContainText(driver.reference);
  await expect(page).toHaveURL(/\/board/);
  await untilLineOpen(page);
  await escapeFrom(page, override);

  await page.goto('/board?sort=driver');
  await untilLineOpen(page);
  await find('Force logout…');
  const logout = page.getByRole('dialog', { name: 'Force logout' });
  await expect(logout).toContainText(driver.name);
  await escapeFrom(page, logout);
  await find('Show on map');
  await expect(page).toHaveURL(/view=map/);
  await expect(page).toHaveURL(/sort=driver/);
  await find('Reviews');
  await expect(page).toHaveURL(new RegExp(`/reviews\\?driver=${driver.id}`));
  await untilLineOpen(page);
  await find('Replay today’s route');
  await expect(page).toHaveURL(new RegExp(`/audit\\?batch=${driver.batchId}&replay=`));
  await untilLineOpen(page);
  await find('Audit');
  await expect(page).toHaveURL(new RegExp(`/audit\\?driver=${driver.id}`));
});

test('a viewer is offered nothing that changes something', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.viewer);
  await openPalette(page);
  await page.keyboard.type(driverAt(world, 0).code);
  const group = page.getByRole('group', { name: `Commands for ${driverAt(world, 0).name}` });
  await expect(group.getByRole('option', { name: 'Show on map' })).toBeVisible();
  expect(await violationsOf(page), 'commands for a driver').toEqual([]);
  for (const name of ['Override state…', 'Force logout…', 'Assign to driver…'])
    await expect(group.getByRole('option', { name })).toHaveCount(0);
});
