import { chooseState, giveReason, openOverride, rowOf } from './stack/board.ts';
import { openBoard } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const LOST_LINE = /ERR_|WebSocket|Failed to fetch|Failed to load resource/;

test('an override begun on old data asks for the present state, shows what has changed, then applies', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openBoard(page);
  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', 'Tyre burst on the ring road');

  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  await phone.report('ARRIVED_AT_STOP', 0);
  await page.clock.fastForward(40_000);
  // The dialog hides the board's banner from those who listen, so it says so itself.
  await expect(dialog.getByText('No updates since')).toBeVisible();
  const apply = dialog.getByRole('button', { name: 'Suspend batch' });
  await expect(apply).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog.getByText('What you wrote is kept.')).toBeVisible();

  stack.line.mend();
  await dialog.getByRole('button', { name: 'Check the present state' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing has been applied');
  expect(await actionsOf(stack.sql, world)).toEqual([]);
  const again = dialog.getByRole('button', { name: 'Suspend from At stop' });
  // A press right after the state has changed was meant for the old one, and is ignored.
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(dialog).toBeHidden({ timeout: 1000 });
  }).toPass();
  await expect(rowOf(page, driver)).toContainText('Suspended');
  expect(await actionsOf(stack.sql, world)).toHaveLength(1);
});

test('the banner of an old board counts down to the next try, and one can be had at once', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openBoard(page);
  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  await page.clock.fastForward(40_000);
  await expect(page.getByRole('alert').filter({ hasText: 'No updates since' })).toBeVisible();
  // Tries come every few seconds, and each takes a moment of its own.
  await expect(page.getByText(/^Next try in \d+ s$/)).toBeVisible({ timeout: 30_000 });
  stack.line.mend();
  await page.getByRole('button', { name: 'Retry now' }).press('Enter');
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await expect(page.getByText(/^Next try in/)).toHaveCount(0);
});
