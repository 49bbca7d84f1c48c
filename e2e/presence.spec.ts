import { expect, test } from './stack/console-test.ts';
import { overrideBatch } from './stack/member.ts';
import { setOut } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import { driverAt, placeOfStop } from './stack/world.ts';

// A place is told at most every seven seconds.
const TOLD = { timeout: 20_000 };

test('who else has a batch open is shown in every list that names it, and on every page who is here', async ({
  browsers,
  stack,
  world,
}) => {
  test.slow();
  const [first, second] = [driverAt(world, 0), driverAt(world, 1)];
  for (const driver of [first, second]) await setOut(stack, driver);
  await askFromSecondDevice(stack.platform, first, placeOfStop(1));
  await overrideBatch(stack, world.second, first, {
    from: 'EN_ROUTE',
    to: 'SUSPENDED',
    note: 'Police informed',
  });
  await browsers.openPage(`/board?batch=${first.batchId}`, world.second);

  const mine = await browsers.openPage('/sessions', world.supervisor);
  const name = `Also here: ${world.second.name}`;
  const place = `${name}, Board, ${first.reference}`;
  const face = { name, exact: true } as const;
  const sessions = mine.getByRole('grid', { name: 'Sessions' });
  await expect(sessions.getByRole('row', { name: first.name }).getByRole('img', face)).toBeVisible(TOLD);
  await expect(sessions.getByRole('row', { name: second.name }).getByRole('img', face)).toHaveCount(0);
  await expect(
    mine.getByRole('listitem').filter({ hasText: first.name }).getByRole('img', face),
  ).toBeVisible();

  const pages = mine.getByRole('navigation', { name: 'Main' });
  await pages.getByRole('link', { name: /^Audit/ }).press('Enter');
  const log = mine.getByRole('treegrid', { name: 'Audit log' });
  await expect(log.getByRole('row', { name: /State override/ }).getByRole('img', face)).toBeVisible(TOLD);
  // Said once, on the newest entry.
  await expect(log.getByRole('img', face)).toHaveCount(1);
  await pages.getByRole('link', { name: /^Handover/ }).press('Enter');
  await expect(mine.getByRole('row', { name: first.reference }).getByRole('img', face)).toBeVisible(TOLD);
  for (const page of ['Insights', 'Settings', 'Reviews', 'Board']) {
    await pages.getByRole('link', { name: new RegExp(`^${page}`) }).press('Enter');
    await expect(mine).toHaveURL(new RegExp(`/${page.toLowerCase()}`));
    await expect(mine.getByRole('banner').getByRole('img', { name: place })).toBeVisible(TOLD);
  }
});

test('a batch that is replayed is open as well', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const theirs = await browsers.openPage(`/audit?replay=${driver.batchId}`, world.second);
  await expect(theirs.getByRole('slider')).toBeVisible();
  const mine = await browsers.openBoard(world.supervisor);
  const row = mine.getByRole('row').filter({ hasText: driver.name });
  await expect(row.getByRole('img', { name: `Also here: ${world.second.name}` })).toBeVisible(TOLD);
});
