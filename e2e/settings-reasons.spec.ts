import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { untilFocusIn } from './stack/keyboard.ts';
import { loseNextAnswer } from './stack/unheard.ts';
import { violationsOf } from './stack/violations.ts';

test('an administrator adds, orders and retires reasons by keyboard, takes it back, and the dialog offers them', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings?tab=reasons', world.admin);
  const group = page.getByRole('region', { name: 'Override state' });
  const messages = page.getByRole('region', { name: 'Messages (F8)' });
  await group.getByRole('button', { name: 'Add a reason: Override state' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Gate closed');
  await dialog.getByLabel('In Dutch').fill('Poort dicht');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(group.getByRole('listitem').last()).toContainText('Gate closed');
  await expect(messages).toContainText('Added: Gate closed');

  const choose = async (reason: string, what: string) => {
    await group.getByRole('button', { name: `More: ${reason}` }).press('Enter');
    await page.getByRole('menuitem', { name: what }).press('Enter');
  };
  await choose('Gate closed', 'Move up');
  await expect(messages).toContainText('Gate closed: now at place 6');
  await expect(group.getByRole('listitem').nth(5)).toContainText('Gate closed');
  await expect(group.getByRole('button', { name: 'More: Gate closed' })).toBeFocused();

  await choose('Vehicle breakdown', 'Retire');
  await expect(messages).toContainText('Retired: Vehicle breakdown');
  await page.keyboard.press('F8');
  await untilFocusIn(messages);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  // While the focus is on it, it stays.
  await expect(messages.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(group.getByRole('listitem').filter({ hasText: 'Vehicle breakdown' })).toContainText('retired');
  expect(await violationsOf(page), 'with a toast').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(messages).toContainText('Undone.');
  await expect(group.getByRole('listitem').filter({ hasText: 'Vehicle breakdown' })).not.toContainText(
    'retired',
  );

  await choose('Driver unreachable', 'Change words…');
  await dialog.getByLabel('Reason').fill('No answer');
  await page.keyboard.press('Enter');
  await expect(messages).toContainText('Now reads: No answer');
  const actions = await stack.sql`select action from public.supervisor_actions
    where workspace_id = ${world.id} and action like '%reason%' order by seq`;
  expect(actions.map(({ action }) => action)).toEqual([
    'add_reason',
    'order_reasons',
    'change_reason',
    'change_reason',
    'change_reason',
  ]);

  const board = await browsers.openPage('/board', world.supervisor);
  await expect(board.getByRole('grid')).toBeVisible();
  await board.keyboard.press('j');
  await board.keyboard.press('o');
  const override = board.getByRole('dialog');
  await expect(override.getByRole('radio', { name: 'No answer' })).toBeAttached();
  await expect(override.getByRole('radio', { name: 'Gate closed' })).toBeAttached();
});

for (const [what, change] of [
  ['retiring', (page: Page) => page.getByRole('menuitem', { name: 'Retire' }).press('Enter')],
  ['rewording', reword],
] as const) {
  test(`${what} a reason is taken back once, also where the first answer to that got lost`, async ({
    browsers,
    stack,
    world,
  }) => {
    const page = await browsers.openPage('/settings?tab=reasons', world.admin);
    browsers.expectTrouble(/net::ERR_FAILED/);
    const group = page.getByRole('region', { name: 'Override state' });
    await group.getByRole('button', { name: 'More: Vehicle breakdown' }).press('Enter');
    await change(page);
    const messages = page.getByRole('region', { name: 'Messages (F8)' });
    await expect(messages.getByRole('button', { name: 'Undo' })).toBeVisible();
    await loseNextAnswer(page, 'change_reason');
    await messages.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(messages).toContainText('No answer came. Try again: nothing is done twice.');
    await messages.getByRole('button', { name: 'Retry' }).press('Enter');
    await expect(messages).toContainText('Undone.');
    expect((await actionsOf(stack.sql, world)).map(({ action }) => action)).toEqual([
      'change_reason',
      'change_reason',
    ]);
  });
}

async function reword(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'Change words…' }).press('Enter');
  await page.getByRole('dialog').getByLabel('Reason').fill('Vehicle stands still');
  await page.keyboard.press('Enter');
}

test('a reason that somebody else changed meanwhile is not changed over them', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings?tab=reasons', world.admin);
  browsers.expectTrouble(/409.*change_reason/);
  const group = page.getByRole('region', { name: 'Force logout' });
  await group.getByRole('button', { name: 'More: Shift ended' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Change words…' }).press('Enter');
  await stack.sql`insert into public.workspace_reasons (workspace_id, action, code, label)
    values (${world.id}, 'force_logout', 'shift_ended', 'Went home')`;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('End of shift');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Somebody else has changed this reason.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a supervisor reads the reasons and is offered no change', async ({ browsers, world }) => {
  const page = await browsers.openPage('/settings?tab=reasons', world.supervisor);
  await expect(page.getByRole('region', { name: 'Force logout' })).toContainText('Shift ended');
  await expect(page.getByText('Only administrators can change it.')).toBeVisible();
  await expect(page.getByRole('button', { name: /More: / })).toHaveCount(0);
});
