import { expect, test } from './stack/console-test.ts';
import { endSessions } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import { driverAt, placeOfStop } from './stack/world.ts';

// Unasked, these lists are read again once a minute only: what shows sooner came over the live topic.

test('a session that a colleague ends leaves the list by itself', async ({ browsers, stack, world }) => {
  const phone = await startPhone(stack.platform, driverAt(world, 0));
  await startPhone(stack.platform, driverAt(world, 1));
  const page = await browsers.openPage('/sessions', world.supervisor);
  const lines = page.locator('[data-id]');
  await expect(lines).toHaveCount(2);
  await endSessions(stack, world.second, [phone.sessionId]);
  await expect(lines).toHaveCount(1);
  await expect(page.getByRole('tab', { name: 'Signed in 1' })).toBeVisible();
});

test('a driver who asks to change device is counted on every page, and no more once decided', async ({
  browsers,
  stack,
  world,
}) => {
  await setOut(stack, driverAt(world, 0));
  const page = await browsers.openBoard(world.supervisor);
  const other = await browsers.openPage('/sessions', world.second);
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Sessions/ });
  await expect(link).toHaveAccessibleName('Sessions');
  await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
  await expect(link).toHaveAccessibleName('Sessions 1 open');
  await other.getByRole('button', { name: 'Approve' }).press('Enter');
  await expect(link).toHaveAccessibleName('Sessions');
});

test('the log grows by itself, and stands still under the hand until it is asked to go on', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  const page = await browsers.openPage('/audit', world.supervisor);
  const log = page.getByRole('treegrid', { name: 'Audit log' });
  await expect(log.getByRole('row', { name: /Route started/ })).toBeVisible();
  await phone.report('ARRIVED_AT_STOP', 0);
  await expect(log.getByRole('row', { name: /Arrived 01/ })).toBeVisible();

  await page.keyboard.press('j');
  await expect(log.getByRole('row', { name: /Arrived 01/ })).toBeFocused();
  await phone.report('DEPARTED_STOP', 0);
  await expect(page.getByRole('button', { name: '1 new entry' })).toBeVisible();
  await expect(log.getByRole('row', { name: /Departed 01/ })).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(log.getByRole('row', { name: /Departed 01/ })).toBeFocused();
  await expect(page.getByRole('button', { name: /new entr/ })).toHaveCount(0);
});
