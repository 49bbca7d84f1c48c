import type { Locator, Page } from '@playwright/test';
import { giveReason, openOverride, rowOf } from './stack/board.ts';
import { openBoard, openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf, batchesOf } from './stack/database-state.ts';
import { startPhone } from './stack/phone.ts';
import { outOfReach } from './stack/reach.ts';
import { openReviews, untilStatuses } from './stack/reviews.ts';
import type { Stack } from './stack/stack.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt, type TestDriver } from './stack/world.ts';

const NOTE = 'Completed by mistake, parcels left';

/** Drives a route of one stop to its end. */
async function complete({ platform }: Stack, driver: TestDriver): Promise<void> {
  const phone = await startPhone(platform, driver);
  await phone.report('ROUTE_STARTED');
  await phone.report('ARRIVED_AT_STOP', 0);
  await phone.report('DEPARTED_STOP', 0);
  await phone.report('ROUTE_COMPLETED');
}

/** Asks for a completed batch to be active again, by keyboard. */
async function reopen(page: Page, driver: TestDriver): Promise<Locator> {
  const dialog = await openOverride(page, driver);
  const active = dialog.getByRole('radio', { name: 'Active', exact: true });
  await expect(active).toBeEnabled();
  await page.keyboard.press('2');
  await expect(active).toBeChecked();
  await giveReason(dialog, 'Correct a wrong state', NOTE);
  await page.keyboard.press('Control+Enter');
  return dialog;
}

test.use({ fleet: { drivers: 1, stops: 1 } });

test('leaving Completed waits until a second supervisor grants it', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await complete(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  browsers.expectTrouble(/403/);
  let tried = 0;
  page.on('request', (request) => (tried += Number(request.url().endsWith('/rpc/override_driver_status'))));
  const dialog = await reopen(page, driver);
  const second = dialog.getByRole('region', { name: 'Second supervisor' });
  await expect(second).toContainText('Leaving Completed needs a second supervisor.');
  expect(await violationsOf(page), 'asking').toEqual([]);
  await second.getByRole('button', { name: 'Ask a second supervisor' }).press('Enter');
  await expect(second).toContainText('Waiting for a second supervisor');
  // Asked for, it is neither applied nor changed from here, and the person who asks cannot grant it.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('3');
  await expect(dialog.getByRole('radio', { name: 'Active', exact: true })).toBeChecked();
  expect(tried).toBe(1);
  const mine = await browsers.openBoard(world.supervisor);
  await mine.getByRole('button', { name: /Approvals/ }).press('Enter');
  const own = mine.getByRole('dialog', { name: 'Waiting for a second supervisor' }).getByRole('listitem');
  await expect(own.getByRole('button', { name: 'Withdraw the request' })).toBeVisible();
  await expect(own.getByRole('button')).toHaveCount(1);

  const other = await browsers.openBoard(world.second);
  const waiting = other.getByRole('button', { name: /Approvals/ });
  const whole = other.viewportSize() ?? { width: 1280, height: 720 };
  await other.setViewportSize({ width: 320, height: 640 });
  await expect(waiting).toBeVisible();
  expect(await outOfReach(other), 'at 320 px').toEqual([]);
  await other.setViewportSize(whole);
  await waiting.press('Enter');
  const inbox = other.getByRole('dialog', { name: 'Waiting for a second supervisor' });
  await expect(inbox.getByRole('listitem')).toContainText(`Override ${driver.reference}, ${driver.name}`);
  await expect(inbox).toContainText(NOTE);
  expect(await violationsOf(other), 'inbox').toEqual([]);
  await inbox.getByRole('button', { name: 'Grant and carry out' }).press('Enter');
  await expect(inbox).toContainText('Nothing waits');

  await expect(dialog).toBeHidden();
  await expect(rowOf(page, driver)).toContainText('Active');
  expect(await batchesOf(stack.sql, world)).toMatchObject([{ status: 'ACTIVE' }]);
});

test('a denied request says by whom and why, and nothing changes', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await complete(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  browsers.expectTrouble(/403/);
  const dialog = await reopen(page, driver);
  await dialog.getByRole('button', { name: 'Ask a second supervisor' }).press('Enter');

  const other = await browsers.openBoard(world.second);
  await other.getByRole('button', { name: /Approvals/ }).press('Enter');
  await other.getByRole('button', { name: 'Deny…' }).press('Enter');
  const deny = other.getByRole('button', { name: 'Deny', exact: true });
  let asked = 0;
  other.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/deny_approval'))));
  for (const note of ['', 'Too short']) {
    await other.getByRole('textbox', { name: 'Note' }).fill(note);
    await expect(deny).toHaveAttribute('title', 'Write at least 10 characters.');
    await deny.press('Enter');
  }
  await other.getByRole('textbox', { name: 'Note' }).fill('The customer has signed');
  await expect(deny).not.toHaveAttribute('aria-disabled');
  expect(asked).toBe(0);
  await deny.press('Enter');

  await expect(dialog).toContainText('Joris Bakker denied it.');
  await expect(dialog).toContainText('The customer has signed');
  expect(await batchesOf(stack.sql, world)).toMatchObject([{ status: 'COMPLETED' }]);
});

test('breaking the glass applies at once and leaves a review for somebody else', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await complete(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  browsers.expectTrouble(/403/);
  const dialog = await reopen(page, driver);
  await dialog.getByRole('button', { name: 'Break the glass…' }).press('Enter');
  await expect(dialog.getByLabel('Why it cannot wait')).toBeFocused();
  await page.keyboard.type('short');
  await dialog.getByRole('button', { name: 'Apply without approval' }).press('Enter');
  await expect(dialog).toContainText('Write at least 10 characters.');
  await dialog.getByLabel('Why it cannot wait').fill('Customer waits at the door, nobody answers');
  await dialog.getByRole('button', { name: 'Apply without approval' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await batchesOf(stack.sql, world)).toMatchObject([{ status: 'ACTIVE' }]);
  const reviews = await stack.sql`
    select kind from public.event_reviews where workspace_id = ${world.id}`;
  expect(reviews).toEqual([{ kind: 'break_glass' }]);

  await openPage(page, '/reviews');
  const decision = page.getByLabel('Decision', { exact: true });
  await expect(decision).toContainText('You did this yourself, so a colleague decides.');
  for (const name of [/^Confirm/, /^Dismiss/, /^Follow up/, /^Snooze/, /^Claim/]) {
    const button = decision.getByRole('button', { name, disabled: true }).first();
    await expect(button).toBeVisible();
  }
  for (const key of ['1', '2', '3', 'c', 's']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const other = await openReviews(browsers, world.second);
  await other.keyboard.press('1');
  await untilStatuses(stack.sql, world, ['confirmed']);
  expect((await actionsOf(stack.sql, world)).map(({ action }) => action)).toEqual([
    'override',
    'confirm_review',
  ]);
});

test('both texts of a request that cannot wait are still there to be copied when the sign-in ends elsewhere', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await complete(stack, driver);
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openBoard(page);
  browsers.expectTrouble(/403|Failed to load resource/);
  const dialog = await reopen(page, driver);
  await dialog.getByRole('button', { name: 'Break the glass…' }).press('Enter');
  const why = 'Customer waits at the door, nobody answers';
  await dialog.getByLabel('Why it cannot wait').fill(why);
  await stack.sql`delete from auth.sessions where user_id = ${world.supervisor.id}`;
  await page.clock.fastForward(2 * 3_600_000);
  const kept = page.getByRole('region', { name: 'What you had written' });
  await expect(kept.filter({ hasText: why })).toBeVisible();
  await expect(kept.filter({ hasText: NOTE })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test.describe('a fleet of eleven', () => {
  test.use({ fleet: { drivers: 11, stops: 1 } });

  test('eleven drivers are logged out only once a second supervisor grants it', async ({
    browsers,
    stack,
    world,
  }) => {
    for (const driver of world.drivers) await startPhone(stack.platform, driver);
    const page = await browsers.openPage('/sessions', world.supervisor);
    browsers.expectTrouble(/403/);
    await page.getByRole('checkbox', { name: 'Select all sessions' }).press('Space');
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Force logout, 11 drivers' });
    await expect(dialog).toContainText('So many logouts in ten minutes need a second supervisor.');
    await giveReason(dialog, 'Shift ended', NOTE);
    let tried = 0;
    page.on('request', (request) => {
      tried += Number(request.url().endsWith('/rpc/invalidate_driver_sessions'));
    });
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('button', { name: 'Ask a second supervisor' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('button', { name: 'Ask a second supervisor' }).press('Enter');
    await expect(dialog).toContainText('Waiting for a second supervisor');
    expect(tried).toBe(1);
    const running = stack.sql`
      select count(*)::int as count from public.driver_sessions where workspace_id = ${world.id} and ended_at is null`;
    expect(await running).toMatchObject([{ count: 11 }]);

    const other = await browsers.openPage('/sessions', world.second);
    await other.getByRole('button', { name: /Approvals/ }).press('Enter');
    await expect(other.getByRole('dialog')).toContainText('Force logout 11 drivers');
    await other.getByRole('button', { name: 'Grant and carry out' }).press('Enter');
    await expect(dialog).toContainText('11 sessions are dead.');
  });
});
