import type { Page } from '@playwright/test';
import { chooseState, giveReason, openOverride, openPanel, rowOf } from './stack/board.ts';
import { openBoard } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf, batchesOf } from './stack/database-state.ts';
import { escapeFrom } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const NOTE = 'Tyre burst on the ring road';

test('an override is in the log and on the other supervisor’s screen', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const other = await browsers.openBoard(world.second);
  const theirPanel = await openPanel(other, driver);

  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', NOTE);
  await dialog.getByRole('button', { name: 'Suspend batch' }).click();
  await expect(dialog).toBeHidden();

  await expect(rowOf(page, driver)).toContainText('Suspended');
  await expect(rowOf(other, driver)).toContainText('Suspended');
  await expect(theirPanel.getByText('Override to Suspended')).toBeVisible();
  await expect(theirPanel.getByText(NOTE)).toBeVisible();
  await expect(theirPanel.getByText(/by Sanne Visser/)).toBeVisible();
  expect(await actionsOf(stack.sql, world)).toEqual([
    { action: 'override', actor: world.supervisor.id, reasonCode: 'vehicle_breakdown', note: NOTE },
  ]);
});

test('an override of a state that changed unseen applies nothing, keeps reason and note, then applies to the new state', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  const page = await browsers.newPageOf(world.supervisor);
  const live = await holdableLive(page);
  await openBoard(page);

  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', NOTE);
  live.hold();
  await phone.report('ARRIVED_AT_STOP', 0);
  browsers.expectTrouble(/status of 409/);
  await page.keyboard.down('Control');
  await page.keyboard.down('Enter');

  await expect(dialog.getByRole('alert')).toContainText('Nothing has been applied');
  await expect(dialog.getByRole('alert')).toContainText('En route to At stop');
  // Still held down once presses count again, it was meant for the old state.
  await expect(dialog.getByRole('button', { name: 'Suspend from At stop' })).not.toHaveAttribute(
    'aria-disabled',
  );
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(dialog.getByRole('button', { name: 'Suspend from At stop' })).not.toHaveAttribute('aria-busy');
  expect(await statusOf(stack.sql, world)).toBe('AT_STOP');
  expect(await actionsOf(stack.sql, world)).toEqual([]);
  await expect(dialog.getByRole('radio', { name: 'Vehicle breakdown' })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue(NOTE);

  const again = dialog.getByRole('button', { name: 'Suspend from At stop' });
  // A press right after the change is taken for one that was meant for the old state.
  await expect(async () => {
    if (await dialog.isVisible()) await again.click({ timeout: 1_000 });
    expect(await statusOf(stack.sql, world)).toBe('SUSPENDED');
  }).toPass();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, driver)).toContainText('Suspended');
  expect(await actionsOf(stack.sql, world)).toHaveLength(1);
});

test('an override that meets a change on screen says so before anything is sent', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await phone.report('ARRIVED_AT_STOP', 0);
  await expect(dialog.getByRole('alert')).toContainText('Nothing has been applied');
  await expect(dialog.getByRole('button', { name: 'Suspend from At stop' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
  expect(await actionsOf(stack.sql, world)).toEqual([]);
});

test('an override needs nothing but the keyboard', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 1);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  await expect(page.getByText(/^Live/)).toBeVisible();

  const row = rowOf(page, driver);
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(row).toBeFocused({ timeout: 250 });
  }).toPass();
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Override state' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Vehicle breakdown' })).toBeVisible();
  await page.keyboard.press('7');
  await expect(dialog.getByRole('radio', { name: 'Suspended' })).toBeChecked();
  await page.keyboard.press('b');
  await expect(dialog.getByRole('radio', { name: 'Vehicle breakdown' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type(NOTE);
  await page.keyboard.press('Control+Enter');

  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Suspended');
  await expect(row).toBeFocused();
  expect(await actionsOf(stack.sql, world)).toMatchObject([{ reasonCode: 'vehicle_breakdown', note: NOTE }]);
});

test('an override is taken back from its message, as another line of the log', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', NOTE);
  await dialog.getByRole('button', { name: 'Suspend batch' }).click();
  const messages = page.getByRole('region', { name: 'Messages (F8)' });
  await expect(messages).toContainText('now Suspended');
  await messages.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(messages).toContainText('Undone.');
  await expect(rowOf(page, driver)).toContainText('En route');
  const rows = await stack.sql`select reverses_id is not null as reverses, after ->> 'status' as status
    from public.supervisor_actions where workspace_id = ${world.id} and action = 'override' order by seq`;
  expect(rows).toEqual([
    { reverses: false, status: 'SUSPENDED' },
    { reverses: true, status: 'EN_ROUTE' },
  ]);
});

test('an override without a reason and a note is not sent, and says what is missing', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await dialog.getByRole('button', { name: 'Override state' }).click();
  await expect(dialog.getByText('Choose the new state.')).toBeVisible();
  await chooseState(dialog, 'Suspended');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('too short');
  await dialog.getByRole('button', { name: 'Suspend batch' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('radio', { name: 'Vehicle breakdown' }).check();
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('textbox', { name: 'Note' }).fill(NOTE.slice(0, 9));
  await dialog.getByRole('button', { name: 'Suspend batch' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog).toBeVisible();
  expect(asked.filter((url) => url.includes('/rpc/override_driver_status'))).toEqual([]);
  expect(await actionsOf(stack.sql, world)).toEqual([]);
});

test('an override that is on its way is neither sent again nor changed', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  let asked = 0;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route('**/rpc/override_driver_status', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', NOTE);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('button', { name: /Suspend/ })).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('radio', { name: 'Driver unreachable' }).press('Space');
  await dialog.getByRole('textbox', { name: 'Note' }).press('End');
  await page.keyboard.type(', and more');
  await expect(dialog.getByRole('radio', { name: 'Vehicle breakdown' })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue(NOTE);
  letGo();
  await expect(dialog).toBeHidden();
  expect(asked).toBe(1);
  expect(await actionsOf(stack.sql, world)).toMatchObject([{ reasonCode: 'vehicle_breakdown', note: NOTE }]);
});

test('a viewer is offered neither override nor logout', async ({ browsers, world }) => {
  const driver = driverAt(world, 0);
  const page = await browsers.openBoard(world.viewer);
  await rowOf(page, driver).hover();
  await expect(page.getByRole('button', { name: 'Override' })).toHaveCount(0);
  const panel = await openPanel(page, driver);
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('button', { name: /Override|Force logout/ })).toHaveCount(0);
  await page.keyboard.press('o');
  await page.keyboard.press('l');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Find or run')).toBeVisible();
  await escapeFrom(page, sheet);
  // What the keys before had opened would be here by now.
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

async function statusOf(...args: Parameters<typeof batchesOf>): Promise<string | undefined> {
  return (await batchesOf(...args))[0]?.status;
}

/** Lets the live messages of a page be held back: the page stays connected and hears nothing. */
async function holdableLive(page: Page): Promise<{ hold(): void }> {
  let held = false;
  await page.routeWebSocket(/\/realtime\/v1\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!held) socket.send(message);
    });
  });
  return { hold: () => (held = true) };
}
