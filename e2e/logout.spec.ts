import { giveReason, openPanel, rowOf } from './stack/board.ts';
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
  await dialog.getByLabel(`type ${driver.code} to confirm`).fill(driver.code);
  await dialog.getByRole('button', { name: 'Force logout' }).click();
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
