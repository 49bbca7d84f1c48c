import type { Page } from '@playwright/test';
import { chooseState, giveReason, openOverride } from './stack/board.ts';
import { openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { setOut } from './stack/phone.ts';
import { arriveFarAway, factOf } from './stack/reviews.ts';
import { driverAt, type World } from './stack/world.ts';

const NOTE = 'Tyre burst on the ring road';

/** Where something is written, and how far one is with it when the sign-in ends. */
const WRITING: readonly {
  readonly where: string;
  readonly path: string;
  readonly write: (page: Page, world: World) => Promise<unknown>;
}[] = [
  {
    where: 'an override',
    path: '/board',
    write: async (page, world) =>
      (await openOverride(page, driverAt(world, 0))).getByRole('textbox', { name: 'Note' }).fill(NOTE),
  },
  {
    where: 'a snooze',
    path: '/reviews',
    write: async (page) => {
      await expect(factOf(page)).toBeVisible();
      await page.keyboard.press('s');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill(NOTE);
    },
  },
  {
    where: 'a decision',
    path: '/reviews',
    write: (page) => page.getByRole('textbox', { name: 'Note' }).fill(NOTE),
  },
  {
    where: 'a threshold',
    path: '/settings',
    write: async (page) => {
      await page.getByLabel('Fastest believable speed').fill('95');
      await page.getByRole('textbox', { name: 'Note for the log' }).fill(NOTE);
    },
  },
];

for (const { where, path, write } of WRITING) {
  test(`the note of ${where} is still there to be copied when the sign-in ends elsewhere; all else is put away`, async ({
    browsers,
    stack,
    world,
  }) => {
    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    browsers.expectTrouble(/Failed to load resource/);
    const page = await browsers.newPageOf(world.admin);
    await page.clock.install();
    await openPage(page, path);
    await write(page, world);
    await stack.sql`delete from auth.sessions where user_id = ${world.admin.id}`;
    await page.clock.fastForward(2 * 3_600_000);
    await expect(page.getByRole('region', { name: 'What you had written' })).toContainText(NOTE);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText(driverAt(world, 0).name)).toHaveCount(0);
    await page.getByRole('link', { name: 'Sign in again' }).first().press('Enter');
    await expect(page).toHaveURL(/\/sign-in/);
  });
}

test('an act that is refused for want of a sign-in leads to one at once', async ({
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
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-connection=signed_out]')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you had written' }).first()).toContainText(NOTE);
  await page.getByRole('link', { name: 'Sign in again' }).first().press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a paste that is too long says what was left out, and one with a NUL in it is taken', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driver);
  await chooseState(dialog, 'Suspended');
  await giveReason(dialog, 'Vehicle breakdown', '');
  const note = dialog.getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.keyboard.insertText('x'.repeat(2_500));
  await expect(note).toHaveValue('x'.repeat(2_000));
  const full = dialog.getByRole('status').filter({ hasText: 'It holds 2,000 characters' });
  await expect(full).toBeVisible();
  await note.fill(`\u0000${NOTE}\u0000`);
  await expect(full).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Suspend batch' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await actionsOf(stack.sql, world)).toMatchObject([{ action: 'override', note: NOTE }]);
});
