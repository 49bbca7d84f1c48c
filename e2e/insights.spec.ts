import { readFileSync } from 'node:fs';
import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

test('the period is chosen, a chart read as a table and taken along as a file, by keyboard alone', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await phone.report('ARRIVED_AT_STOP', 0);
  await phone.report('DEPARTED_STOP', 0);
  const page = await browsers.openPage('/insights', world.viewer);
  const events = page.getByRole('region', { name: 'Events', exact: true });
  await expect(events.getByRole('img', { name: /3 events/ })).toBeVisible();
  await expect(events.locator('svg.recharts-surface').first()).toBeVisible();
  await expect(page.getByText('The last interval is not over yet.').first()).toBeVisible();
  await expect(page.getByText('100.0 %')).toBeVisible();

  await events.getByRole('button', { name: 'Table' }).press('Enter');
  const last = events.getByRole('row').last();
  await expect(last.getByRole('cell').last()).toHaveText('3');
  const coming = page.waitForEvent('download');
  await events.getByRole('button', { name: 'CSV of Events' }).press('Enter');
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toContain('Route started');
  expect(lines.at(-1)).toMatch(/,3$/);

  await page.getByRole('button', { name: 'Yesterday' }).press('Enter');
  await expect(page).toHaveURL(/period=yesterday/);
  await expect(page.getByText('Nothing happened in this period')).toBeVisible();
  await expect(page.getByText('nothing to measure').first()).toBeVisible();
  await expect(page.getByText('100.0 %')).toHaveCount(0);
});

test('the page is narrowed to one depot, and tells how the lag is spread', async ({
  browsers,
  stack,
  world,
}) => {
  await setOut(stack, driverAt(world, 0));
  await stack.sql`update public.delivery_batches set depot = 'South'
    where id = ${driverAt(world, 1).batchId}`;
  const page = await browsers.openPage('/insights', world.viewer);
  const events = page.getByRole('region', { name: 'Events', exact: true });
  await expect(events.getByRole('img', { name: /1 event/ })).toBeVisible();
  const depot = page.getByRole('button', { name: /^Depot/ });
  await expect(depot).toHaveText('DepotAll 2');
  await depot.press('Enter');
  await page.getByRole('menuitem', { name: 'South' }).press('Enter');
  await expect(page).toHaveURL(/depot=South/);
  await expect(page.getByText('Nothing happened in this period')).toBeVisible();
  await expect(depot).toHaveText('DepotSouth');
  await depot.press('Enter');
  await page.getByRole('menuitem', { name: 'All depots' }).press('Enter');
  await expect(events.getByRole('img', { name: /1 event/ })).toBeVisible();

  const lag = page.getByRole('region', { name: 'Sync lag' });
  await expect(lag.getByText(/^median /)).toBeVisible();
  await lag.getByRole('button', { name: 'Table' }).press('Enter');
  await expect(lag.getByRole('row', { name: /^0 s to 0.5 s/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Time to decide' })).toContainText('No flag was decided.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the insights have no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    await setOut(stack, driverAt(world, 0));
    const page = await browsers.openPage('/insights', world.supervisor, { colorScheme });
    await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Table' }).first().press('Enter');
    expect(await violationsOf(page), 'as a table').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await violationsOf(page), 'on a phone').toEqual([]);
  });
}
