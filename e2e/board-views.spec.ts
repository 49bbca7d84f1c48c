import type { Page } from '@playwright/test';
import { giveReason, rowOf } from './stack/board.ts';
import { untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom, untilFocusIn } from './stack/keyboard.ts';
import { overrideBatch } from './stack/member.ts';
import { startPhone } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

const views = (page: Page) => page.getByRole('navigation', { name: 'Saved views' });

test('a view is saved, shared, found again by a colleague, renamed and deleted, by keyboard only', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  await page.keyboard.press('/');
  await page.keyboard.type(driverAt(world, 1).reference);
  await expect(rowOf(page, driverAt(world, 0))).toHaveCount(0);
  await views(page).getByRole('button', { name: 'Save this view' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeVisible();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Give the view a name.')).toBeVisible();
  await page.keyboard.type('Second driver');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const tab = views(page).getByRole('link', { name: 'Second driver' });
  await expect(tab).toHaveAttribute('aria-current', 'page');

  const other = await browsers.openBoard(world.second);
  await expect(rowOf(other, driverAt(world, 0))).toBeVisible();
  await views(other).getByRole('link', { name: 'Second driver' }).focus();
  await other.keyboard.press('Enter');
  await expect(rowOf(other, driverAt(world, 0))).toHaveCount(0);
  await expect(rowOf(other, driverAt(world, 1))).toBeVisible();
  await other.reload();
  await untilLive(other);
  await expect(rowOf(other, driverAt(world, 0))).toHaveCount(0);

  await views(page).getByRole('button', { name: 'Actions for view Second driver' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Rename view' }).press('Enter');
  const rename = page.getByRole('dialog', { name: 'Rename view' });
  await expect(rename.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Driver two');
  await page.keyboard.press('Enter');
  await expect(views(page).getByRole('link', { name: 'Driver two' })).toBeVisible();

  await views(page).getByRole('button', { name: 'Actions for view Driver two' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Delete view' }).press('Enter');
  await page
    .getByRole('dialog', { name: 'Delete view' })
    .getByRole('button', { name: 'Delete view' })
    .press('Enter');
  await expect(views(page).getByRole('link', { name: 'Driver two' })).toHaveCount(0);
});

test('a name that is taken is refused with a sentence, and what was typed is kept', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  browsers.expectTrouble(/status of 409/);
  for (const time of [1, 2]) {
    await views(page).getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name').fill('Mine');
    await page.getByLabel('Name').press('Enter');
    if (time === 1) await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(page.getByText('You already have a view of this name.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Mine');
});

test('a column that is taken away stays away after a reload, and keys still reach every head', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const head = page.getByRole('columnheader', { name: 'Planned arrival' });
  await expect(head).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitemcheckbox', { name: 'Planned arrival' }).press('Space');
  await expect(head).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/hide=plan/);
  await page.reload();
  await untilLive(page);
  await expect(page.getByRole('columnheader', { name: 'Expected arrival' })).toBeVisible();
  await expect(head).toHaveCount(0);
});

test('drivers are selected and logged out together, by keyboard only', async ({ browsers, stack, world }) => {
  for (const driver of world.drivers.slice(0, 2)) await startPhone(stack.platform, driver);
  const page = await browsers.openBoard(world.supervisor);
  await expect(rowOf(page, driverAt(world, 1))).toContainText('Online');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('group', { name: 'Selected batches' });
  await expect(bar).toContainText('3 batches selected');
  await expect(bar.getByRole('button', { name: 'Force logout 2 drivers…' })).toBeVisible();
  expect(await violationsOf(page), 'selection').toEqual([]);

  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Force logout, 2 drivers' });
  await expect(dialog).toContainText(driverAt(world, 0).name);
  await expect(dialog).toContainText(driverAt(world, 1).name);
  await escapeFrom(page, dialog);
  await expect(bar).toContainText('3 batches selected');

  await page.keyboard.press('l');
  await giveReason(dialog, 'Shift ended', 'Everybody has gone home');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/^Dead since/)).toHaveCount(2);
  await escapeFrom(page, dialog);
  await expect(rowOf(page, driverAt(world, 0))).toContainText('Logged out');
  await expect(rowOf(page, driverAt(world, 1))).toContainText('Logged out');
  await expect(bar).toContainText('1 batch selected');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
});

test('batches are overridden together by keyboard only, each with its own verdict', async ({
  browsers,
  stack,
  world,
}) => {
  const [moving, calm, finished] = [driverAt(world, 0), driverAt(world, 1), driverAt(world, 2)];
  const phone = await startPhone(stack.platform, moving);
  for (const driver of [calm, finished]) await startPhone(stack.platform, driver);
  await overrideBatch(stack, world.supervisor, finished, {
    from: 'ACTIVE',
    to: 'COMPLETED',
    note: 'Done by a colleague',
  });
  // Two of the three are refused, which the browser writes down by itself.
  browsers.expectTrouble(/status of (409|403)/);
  const page = await browsers.openBoard(world.supervisor);
  await expect(rowOf(page, finished)).toContainText('Completed');
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('group', { name: 'Selected batches' });
  await expect(bar.getByRole('button', { name: 'Override 3 batches…' })).toBeVisible();

  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Override 3 batches' });
  await expect(dialog.getByRole('radio', { name: 'Driver unreachable' })).toBeVisible();
  await untilFocusIn(dialog);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Choose the new state.')).toBeVisible();
  await page.keyboard.press('7');
  await expect(dialog.getByRole('radio', { name: 'Suspended' })).toBeChecked();
  await giveReason(dialog, 'Safety or security', 'The road is flooded');
  expect(await violationsOf(page), 'bulk override').toEqual([]);
  await phone.report('ROUTE_STARTED');
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/override_driver_status'))));
  // What is on its way is not asked for by a second press, nor once it has been answered.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');

  await expect(dialog.getByText('1 batch changed.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const line = (driver: { readonly reference: string }) =>
    dialog.getByRole('row').filter({ hasText: driver.reference });
  await expect(line(calm)).toContainText('Applied');
  await expect(line(moving)).toContainText('Changed meanwhile: now En route');
  await expect(line(finished)).toContainText('second supervisor');
  await expect(dialog.getByText('2 batches were left as before and stay selected.')).toBeVisible();
  expect(asked).toBe(3);
  expect(await violationsOf(page), 'outcome of a bulk override').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, calm)).toContainText('Suspended');
  await expect(bar).toContainText('2 batches selected');
});

test('keys select the lines they name while what appears for it is still on its way', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('group', { name: 'Selected batches' });
  await expect(bar).toContainText('3 batches selected');
});

test('the actions of a row are reached with the arrow, and its menu by keyboard', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Actions for/ }).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Select' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Selected batches' })).toContainText('1 batch selected');
});

test('a viewer selects nothing', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.viewer);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Actions for/ }).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem')).toHaveText(['Open driver panel', 'Copy reference', 'Copy link']);
  // What the key before had selected would be counted here by now.
  await expect(page.getByText(/^\d+ batch(es)? selected$/)).toHaveCount(0);
});
