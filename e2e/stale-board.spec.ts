import type { Locator, Page } from '@playwright/test';
import { chooseState, giveReason, openOverride, rowOf } from './stack/board.ts';
import { LOST_LINE, openBoard, openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { callAs, overrideBatch } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import type { Stack } from './stack/stack.ts';
import { driverAt, placeOfStop, type World } from './stack/world.ts';

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

type Begun = {
  readonly name: string;
  readonly path: string;
  readonly prepare: (stack: Stack, world: World) => Promise<unknown>;
  /** Opens the dialog and fills it in. */
  readonly begin: (page: Page, world: World) => Promise<Locator>;
  readonly apply: RegExp;
  readonly calls: string;
  /** Seen once it has been done; the dialog is gone unless said otherwise. */
  readonly done?: (page: Page) => Locator;
};

const BEGUN: readonly Begun[] = [
  {
    name: 'overriding several batches',
    path: '/board',
    prepare: (stack, world) => setOut(stack, driverAt(world, 0)),
    begin: async (page) => {
      for (const key of ['j', 'x', 'j', 'x', 'o']) await page.keyboard.press(key);
      const dialog = page.getByRole('dialog', { name: 'Override 2 batches' });
      await dialog.getByRole('radio', { name: 'Suspended' }).press('Space');
      await giveReason(dialog, 'Vehicle breakdown', 'Tyre burst on the ring road');
      return dialog;
    },
    apply: /^Set 2 batches/,
    calls: 'override_driver_status',
    done: (page) => page.getByText('2 batches changed.'),
  },
  {
    name: 'assigning a batch',
    path: '/board',
    prepare: () => Promise.resolve(),
    begin: async (page, world) => {
      await rowOf(page, driverAt(world, 0)).getByText(driverAt(world, 0).reference).click();
      await page.getByRole('button', { name: 'Assign to driver…' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: /^Assign batch/ });
      await dialog.getByRole('radio', { name: driverAt(world, 1).name }).press('Space');
      await dialog.getByRole('radio', { name: 'As planned' }).press('Space');
      return dialog;
    },
    apply: /^Assign to/,
    calls: 'assign_batch',
  },
  {
    name: 'denying a device',
    path: '/sessions',
    prepare: async (stack, world) => {
      await setOut(stack, driverAt(world, 0));
      await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
    },
    begin: async (page) => {
      await page.getByRole('button', { name: 'Deny…' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Deny device change' });
      await dialog.getByRole('radio', { name: 'Driver does not know of it' }).press('Space');
      return dialog;
    },
    apply: /^Deny/,
    calls: 'deny_device_change',
  },
  {
    name: 'granting what a colleague asks for',
    path: '/board',
    prepare: async (stack, world) => {
      const { batchId } = driverAt(world, 0);
      await startPhone(stack.platform, driverAt(world, 0));
      const note = 'Completed by mistake, parcels left';
      await overrideBatch(stack, world.second, driverAt(world, 0), { from: 'ACTIVE', to: 'COMPLETED', note });
      const [batch] = await stack.sql<{ seq: string }[]>`
        select last_event_seq::text as seq from public.delivery_batches where id = ${batchId}`;
      await callAs(stack, world.second, 'request_override_approval', {
        p_batch_id: batchId,
        p_to_status: 'ACTIVE',
        p_expected_status: 'COMPLETED',
        p_expected_seq: Number(batch?.seq ?? 0),
        p_reason_code: 'safety_or_security',
        p_note: note,
      });
    },
    begin: async (page) => {
      await page.getByRole('button', { name: /Approvals/ }).press('Enter');
      return page.getByRole('dialog', { name: 'Waiting for a second supervisor' });
    },
    apply: /^Grant/,
    calls: 'grant_approval',
    done: (page) => page.getByText('Nothing waits'),
  },
];

for (const { name, path, prepare, begin, apply, calls, done } of BEGUN) {
  test(`${name}: what was begun waits while data are old, and is then carried out`, async ({
    browsers,
    stack,
    world,
  }) => {
    await prepare(stack, world);
    const page = await browsers.newPageOf(world.admin);
    await page.clock.install();
    await openPage(page, path);
    const dialog = await begin(page, world);
    const button = dialog.getByRole('button', { name: apply });
    await expect(button).not.toHaveAttribute('aria-disabled');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith(`/rpc/${calls}`)) asked.push(request.url());
    });

    browsers.expectTrouble(LOST_LINE);
    stack.line.cut();
    await page.clock.fastForward(40_000);
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAttribute('title', /This needs the current state\./);
    await button.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(button).not.toHaveAttribute('aria-busy');
    stack.line.mend();
    await expect(button).not.toHaveAttribute('aria-disabled', { timeout: 30_000 });
    expect(asked).toEqual([]);

    await button.press('Enter');
    await (done === undefined ? expect(dialog).toBeHidden() : expect(done(page)).toBeVisible());
    expect(new Set(asked).size).toBe(1);
  });
}

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
