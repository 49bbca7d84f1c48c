import { rowOf } from './stack/board.ts';
import { untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

test('depots and shifts filter the board, stand in the address and in saved views, by keyboard only', async ({
  browsers,
  stack,
  world,
}) => {
  const [early, late, away] = [driverAt(world, 0), driverAt(world, 1), driverAt(world, 2)];
  const plan = (id: string, depot: string, hour: number) => stack.sql`update public.delivery_batches
    set depot = ${depot}, planned_end_at = (scheduled_date + make_interval(hours => ${hour})) at time zone 'Europe/Amsterdam'
    where id = ${id}`;
  await plan(early.batchId, 'Waalhaven', 12);
  await plan(late.batchId, 'Waalhaven', 20);
  await plan(away.batchId, 'Delft', 12);
  const page = await browsers.openBoard(world.supervisor);
  await page.keyboard.press('f');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Delft' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Waalhaven' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(rowOf(page, away)).toHaveCount(0);
  await expect(rowOf(page, late)).toBeVisible();
  await menu.getByRole('menuitemcheckbox', { name: /^Day/ }).press('Space');
  expect(await violationsOf(page), 'filter menu').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(rowOf(page, late)).toHaveCount(0);
  await expect(rowOf(page, early)).toBeVisible();
  await expect(page).toHaveURL(/depot=Waalhaven/);
  await expect(page).toHaveURL(/shift=day/);

  const views = page.getByRole('navigation', { name: 'Saved views' });
  await views.getByRole('button', { name: 'Save this view' }).press('Enter');
  await page.getByLabel('Name').fill('Waalhaven by day');
  await page.getByLabel('Name').press('Enter');
  const tab = views.getByRole('link', { name: 'Waalhaven by day' });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.reload();
  await untilLive(page);
  await expect(rowOf(page, late)).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove filter Shift Day' }).press('Enter');
  await expect(rowOf(page, late)).toBeVisible();
  await tab.press('Enter');
  await expect(rowOf(page, late)).toHaveCount(0);

  await page.keyboard.press('f');
  await menu.getByRole('menuitemcheckbox', { name: 'Waalhaven' }).press('Space');
  await menu.getByRole('menuitemcheckbox', { name: 'Delft' }).press('Space');
  await menu.getByRole('menuitemcheckbox', { name: /^Day/ }).press('Space');
  await menu.getByRole('menuitemcheckbox', { name: /^Night/ }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 batches are hidden by Depot and Shift.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  for (const driver of [early, late, away]) await expect(rowOf(page, driver)).toBeVisible();
});
