import { giveReason, openPanel, rowOf } from './stack/board.ts';
import { LOST_LINE, openBoard } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const NOTE = 'Phone was left at the depot';

test('a logged-out driver’s next event is refused, and the row says so', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  await expect(rowOf(page, driver)).toContainText('Online');

  const panel = await openPanel(page, driver);
  await panel.getByRole('button', { name: 'Force logout' }).click();
  const dialog = page.getByRole('dialog', { name: 'Force logout' });
  await expect(dialog).toContainText(`${driver.name} must sign in again`);
  await giveReason(dialog, 'Device lost or stolen', NOTE);
  const end = dialog.getByRole('button', { name: 'Force logout' });
  const code = dialog.getByLabel(`type ${driver.code} to confirm`);
  for (const word of ['', `${driver.code}0`]) {
    await code.fill(word);
    await end.click();
    await expect(code).toHaveAccessibleDescription(new RegExp(`Type ${driver.code}\\.`));
  }
  expect(await actionsOf(stack.sql, world)).toEqual([]);
  await code.fill(driver.code);
  await end.click();
  await expect(dialog).toContainText('The session is dead.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();

  await expect(rowOf(page, driver)).toContainText('Logged out');
  await expect(panel.getByText(/Logged out at .* by Sanne Visser/)).toBeVisible();
  const answer = await phone.tryToReport('ARRIVED_AT_STOP', 0);
  expect(answer).toMatchObject({ ok: false, error: { code: 'session_ended' } });
  await expect(rowOf(page, driver)).toContainText('En route');
  expect(await actionsOf(stack.sql, world)).toEqual([
    { action: 'force_logout', actor: world.supervisor.id, reasonCode: 'device_lost_or_stolen', note: NOTE },
  ]);
});

test('on a phone what became of the sessions stays inside the screen', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await stack.sql`update public.drivers set name = 'Wilhelmina van der Heijden' where id = ${driver.id}`;
  await setOut(stack, driver);
  const page = await browsers.openPage('/sessions', world.supervisor, {
    viewport: { width: 390, height: 844 },
  });
  await page.getByRole('button', { name: 'Force logout' }).click();
  const dialog = page.getByRole('dialog', { name: 'Force logout' });
  await giveReason(dialog, 'Device lost or stolen', NOTE);
  await dialog.getByLabel(`type ${driver.code} to confirm`).fill(driver.code);
  await dialog.getByRole('button', { name: 'Force logout' }).click();
  await expect(dialog).toContainText('The session is dead.');
  expect(await dialog.boundingBox()).toMatchObject({ x: 0, width: 390 });
});

test('a logout that was begun waits while data are old, with what was written, and is then carried out once', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openBoard(page);
  const panel = await openPanel(page, driver);
  await panel.getByRole('button', { name: 'Force logout' }).click();
  const dialog = page.getByRole('dialog', { name: 'Force logout' });
  await giveReason(dialog, 'Device lost or stolen', NOTE);
  await dialog.getByLabel(`type ${driver.code} to confirm`).fill(driver.code);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/invalidate_driver_sessions')) asked.push(request.url());
  });

  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  await page.clock.fastForward(40_000);
  const end = dialog.getByRole('button', { name: 'Force logout' });
  await expect(end).toHaveAttribute('aria-disabled', 'true');
  await end.press('Enter');
  await page.keyboard.press('Control+Enter');
  stack.line.mend();
  await dialog.getByRole('button', { name: /^(Retry|Check the present state)$/ }).click();
  await expect(end).not.toHaveAttribute('aria-disabled');
  expect(asked).toEqual([]);

  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue(NOTE);
  await end.press('Enter');
  await expect(dialog).toContainText('The session is dead.');
  expect(asked).toHaveLength(1);
  expect(await actionsOf(stack.sql, world)).toHaveLength(1);
});
