import type { Page } from '@playwright/test';
import { signIn, untilLineOpen, untilLive } from './stack/browsers.ts';
import { openOverride } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom, openPalette } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const saved = (page: Page) =>
  page.waitForResponse(
    (answer) => answer.url().includes('/rest/v1/user_preferences') && answer.request().method() === 'POST',
  );

test('density, columns and keys follow their person to another browser, with the first paint', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  let kept = saved(page);
  await page.keyboard.press('d');
  await expect(page.getByRole('grid')).toHaveAttribute('data-density', 'comfortable');
  expect((await kept).ok()).toBe(true);
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('ArrowDown');
  kept = saved(page);
  await page.getByRole('menuitemcheckbox', { name: 'Planned arrival' }).press('Space');
  expect((await kept).ok()).toBe(true);

  const other = await browsers.openBoard(world.supervisor);
  const answer = await (await other.request.get('/board')).text();
  expect(answer).toContain('data-density="comfortable"');
  await expect(other.getByRole('grid')).toHaveAttribute('data-density', 'comfortable');
  await expect(other.getByRole('columnheader', { name: 'Expected arrival' })).toBeVisible();
  await expect(other.getByRole('columnheader', { name: 'Planned arrival' })).toHaveCount(0);
  // What is changed there comes back here when somebody comes back here.
  kept = saved(other);
  await other.keyboard.press('d');
  await expect(other.getByRole('grid')).toHaveAttribute('data-density', 'compact');
  expect((await kept).ok()).toBe(true);
  await expect(page.getByRole('grid')).toHaveAttribute('data-density', 'comfortable');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByRole('grid')).toHaveAttribute('data-density', 'compact');

  const colleague = await browsers.openBoard(world.second);
  await expect(colleague.getByRole('grid')).toHaveAttribute('data-density', 'regular');
});

test('what is changed in one tab holds in the others of the browser at once, and is saved once', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const tab = await page.context().newPage();
  await tab.goto('/settings?tab=personal');
  await untilLineOpen(tab);
  let saves = 0;
  page.context().on('request', (request) => {
    if (request.url().includes('/rest/v1/user_preferences') && request.method() === 'POST') saves += 1;
  });
  const kept = saved(tab);
  await tab.getByRole('switch', { name: 'Single-letter keys' }).press('Space');
  expect((await kept).ok()).toBe(true);
  await page.keyboard.press('d');
  await escapeFrom(page, await openPalette(page));
  await expect(page.getByRole('grid')).toHaveAttribute('data-density', 'regular');
  const again = saved(tab);
  await tab.getByRole('switch', { name: 'Single-letter keys' }).press('Space');
  expect((await again).ok()).toBe(true);
  await page.keyboard.press('d');
  await expect(page.getByRole('grid')).toHaveAttribute('data-density', 'comfortable');
  await expect.poll(() => saves).toBe(3);
});

test('another tab follows the language at once, and keeps the note that is being written in it', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Tyre burst on the ring road');
  const tab = await page.context().newPage();
  await tab.goto('/sessions');
  await untilLineOpen(tab);
  const kept = saved(tab);
  await tab.getByRole('button', { name: /^Account/ }).press('Enter');
  await tab.getByRole('menuitem', { name: 'Nederlands' }).press('Enter');
  await kept;
  await expect(tab.locator('html')).toHaveAttribute('lang', 'nl');
  await untilLineOpen(tab);

  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  const dutch = page.getByRole('dialog', { name: 'Status wijzigen' });
  await expect(dutch.getByRole('textbox', { name: 'Notitie' })).toHaveValue('Tyre burst on the ring road');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Alle batches' })).toBeVisible();
});

test('a language chosen without a network loses no page and no note, and comes with the network', async ({
  browsers,
  stack,
  world,
}) => {
  browsers.expectTrouble(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch|ChunkLoadError/);
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Tyre burst on the ring road');
  const tab = await page.context().newPage();
  await tab.goto('/sessions');
  await untilLineOpen(tab);
  await tab.getByRole('button', { name: /^Account/ }).press('Enter');
  await expect(tab.getByRole('menuitem', { name: 'Nederlands' })).toBeVisible();
  await page.context().setOffline(true);
  await tab.getByRole('menuitem', { name: 'Nederlands' }).press('Enter');
  await expect(tab.getByText('Reconnecting…').first()).toBeVisible();
  await expect(tab.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Tyre burst on the ring road');

  await page.context().setOffline(false);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  const dutch = page.getByRole('dialog', { name: 'Status wijzigen' });
  await expect(dutch.getByRole('textbox', { name: 'Notitie' })).toHaveValue('Tyre burst on the ring road');
});

test('the chosen language is that of the first page after signing in elsewhere', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const kept = saved(page);
  await page.getByRole('button', { name: /^Account/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Nederlands' }).press('Enter');
  await kept;
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');

  const other = await browsers.newPage();
  await other.goto('/board');
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
  await signIn(other, world.supervisor.email);
  await untilLive(other);
  await expect(other.locator('html')).toHaveAttribute('lang', 'nl');
});

test('what cannot be saved holds here, says so, and is saved on another try', async ({ browsers, world }) => {
  browsers.expectTrouble(/user_preferences|ERR_FAILED/);
  const page = await browsers.openPage('/settings?tab=personal', world.supervisor);
  const keys = page.getByRole('switch', { name: 'Single-letter keys' });
  await page.route('**/rest/v1/user_preferences**', (route) => route.abort());
  await keys.focus();
  await page.keyboard.press('Space');
  await expect(keys).not.toBeChecked();
  await expect(page.getByText('Kept in this browser so far')).toBeVisible();
  await page.unroute('**/rest/v1/user_preferences**');
  await page.getByRole('button', { name: 'Try again' }).focus();
  const kept = saved(page);
  await page.keyboard.press('Enter');
  expect((await kept).ok()).toBe(true);
  await expect(page.getByText('Kept in this browser so far')).toHaveCount(0);
  await page.reload();
  await expect(keys).not.toBeChecked();
  await untilLineOpen(page);
});
