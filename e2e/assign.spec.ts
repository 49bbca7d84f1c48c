import { rowOf } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { untilFocusIn } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

test('an administrator gives a batch to another driver with a reason, by keyboard only', async ({
  browsers,
  stack,
  world,
}) => {
  const [from, to, late] = [driverAt(world, 0), driverAt(world, 1), driverAt(world, 2)];
  // The second try meets what the database refuses, which the browser writes down by itself.
  browsers.expectTrouble(/status of 409/);
  const page = await browsers.openBoard(world.admin);
  await page.keyboard.press('/');
  await page.keyboard.type(from.reference);
  await expect(rowOf(page, to)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(rowOf(page, from)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Actions for/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Assign to driver…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Assign batch ${from.reference}` });
  await expect(dialog).toContainText(`${from.name} has it now.`);
  await untilFocusIn(dialog);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/assign_batch'))));
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Choose a driver.')).toBeVisible();
  await expect(dialog.getByText('Choose a reason.')).toBeVisible();
  // A reason alone would take the batch from its driver, and this one needs a note.
  await dialog.getByRole('radio', { name: 'Driver absent' }).press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Choose a reason.')).toHaveCount(0);
  await expect(dialog.getByText('Choose a driver.')).toBeVisible();
  expect(asked).toBe(0);
  await dialog.getByRole('radio', { name: 'Other' }).press('Space');
  expect(await violationsOf(page), 'assign').toEqual([]);
  await dialog.getByLabel('Find a driver by name or code').focus();
  await page.keyboard.type(to.code);
  await expect(dialog.getByRole('radio', { name: late.name })).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Choose a driver.')).toHaveCount(0);
  await expect(dialog.getByText('Write at least 10 characters.')).toBeVisible();
  expect(asked).toBe(0);
  await dialog.getByRole('radio', { name: 'Driver absent' }).press('Space');
  await expect(dialog.getByRole('button', { name: `Assign to ${to.name}` })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${from.reference} assigned to ${to.name}.`, { exact: true })).toBeVisible();
  await expect(rowOf(page, from)).toContainText(to.name);
  expect(await actionsOf(stack.sql, world)).toMatchObject([
    { action: 'assign_batch', actor: world.admin.id, reasonCode: 'driver_absent' },
  ]);
});

test('a batch that got another driver meanwhile is not assigned before that was read', async ({
  browsers,
  stack,
  world,
}) => {
  const [batch, mine, theirs] = [driverAt(world, 0), driverAt(world, 1), driverAt(world, 2)];
  const page = await browsers.openBoard(world.admin);
  await rowOf(page, batch).getByText(batch.reference).click();
  await page.getByRole('button', { name: 'Assign to driver…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Assign batch ${batch.reference}` });
  await dialog.getByRole('radio', { name: mine.name }).press('Space');
  await dialog.getByRole('radio', { name: 'As planned' }).press('Space');
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/assign_batch'))));
  await stack.sql`update public.delivery_batches set driver_id = ${theirs.id} where id = ${batch.batchId}`;
  await expect(dialog.getByRole('alert')).toContainText(`the batch now has ${theirs.name}`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeVisible();
  expect(asked).toBe(0);
  expect(await actionsOf(stack.sql, world)).toEqual([]);
  await dialog.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, batch)).toContainText(mine.name);
});

test('nobody but an administrator assigns, and nothing that is under way', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  for (const person of [world.supervisor, world.admin]) {
    const page = await browsers.openBoard(person);
    await rowOf(page, driver).getByText(driver.reference).click();
    await expect(page.getByRole('button', { name: 'Override state' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Assign to driver…' })).toHaveCount(0);
    if (person !== world.supervisor) continue;
    await rowOf(page, driverAt(world, 1)).getByText(driverAt(world, 1).reference).click();
    await expect(
      page.getByRole('complementary', { name: `Driver ${driverAt(world, 1).name}` }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Assign to driver…' })).toHaveCount(0);
  }
});
