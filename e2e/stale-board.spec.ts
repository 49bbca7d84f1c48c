import type { Page } from '@playwright/test';
import { chooseState, giveReason, openOverride, rowOf } from './stack/board.ts';
import { LOST_LINE, openBoard } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const DAY_S = 86_400;

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
  await page.keyboard.press('Control+Enter');
  await expect(apply).not.toHaveAttribute('aria-busy');
  await expect(dialog.getByText('No answer came.')).toHaveCount(0);

  // With its clock stopped the page asks for nothing by itself.
  await stopClock(page);
  stack.line.mend();
  const asked = page.waitForRequest(/rpc\/fleet_/);
  await dialog.getByRole('button', { name: 'Check the present state' }).click();
  await asked;
  await expect(async () => {
    await page.clock.runFor(50);
    await expect(dialog.getByRole('alert')).toContainText('Nothing has been applied', { timeout: 200 });
  }).toPass();
  // A press right after the state has changed was meant for the old one, and is ignored.
  const again = dialog.getByRole('button', { name: 'Suspend from At stop' });
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(again).not.toHaveAttribute('aria-busy');
  await page.clock.runFor(1000);
  await page.clock.resume();
  expect(await actionsOf(stack.sql, world)).toEqual([]);
  await again.click();
  await expect(dialog).toBeHidden();
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
  const banner = page.getByRole('alert').filter({ hasText: 'No updates since' });
  await expect(banner).toBeVisible();
  // It tells when the last was heard, not when that was noticed.
  const since = secondsOf((await banner.textContent()) ?? '');
  const now = secondsOf(await page.evaluate(() => new Date().toLocaleTimeString('en-GB')));
  expect((now - since + DAY_S) % DAY_S).toBeGreaterThanOrEqual(35);
  // Tries come every few seconds, and each takes a moment of its own.
  await expect(page.getByText(/^Next try in \d+ s$/)).toBeVisible({ timeout: 30_000 });
  await stopClock(page);
  stack.line.mend();
  const asked = page.waitForRequest(/rpc\/fleet_/);
  await page.getByRole('button', { name: 'Retry now' }).press('Enter');
  await asked;
  await page.clock.resume();
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await expect(page.getByText(/^Next try in/)).toHaveCount(0);
});

/** The first time of the day in a text, in seconds. */
function secondsOf(text: string): number {
  const [hours = NaN, minutes = NaN, seconds = NaN] = (/\d+:\d+:\d+/.exec(text)?.[0] ?? '')
    .split(':')
    .map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 100);
}
