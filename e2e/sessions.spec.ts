import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { escapeFrom, untilFocusIn } from './stack/keyboard.ts';
import { callAs } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { askFromSecondDevice, signInByPin } from './stack/second-device.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt, placeOfStop } from './stack/world.ts';

const NOTE = 'Phone was left at the depot';

test('a driver in the middle of a route is logged out by keyboard alone, after typing the code', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  const page = await browsers.openPage('/sessions', world.supervisor);
  await expect(page.getByRole('row').filter({ hasText: driver.name })).toBeVisible();

  await page.keyboard.press('j');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Force logout' });
  await expect(dialog).toContainText(`${driver.name} is on a route, on the way to stop 01 of 5.`);
  await expect(dialog.getByRole('radio', { name: 'Device lost or stolen' })).toBeVisible();
  await untilFocusIn(dialog);
  await page.keyboard.press('a');
  await expect(dialog.getByRole('radio', { name: 'Device lost or stolen' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type(NOTE);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(`Type ${driver.code}.`);
  expect(await actionsOf(stack.sql, world)).toEqual([]);

  await page.keyboard.press('Tab');
  await page.keyboard.type(driver.code.toLowerCase());
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('The session is dead.');
  await expect(dialog).toContainText('Dead since');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await expect(page.getByRole('row').filter({ hasText: driver.name })).toBeHidden();
  const answer = await phone.tryToReport('ARRIVED_AT_STOP', 0);
  expect(answer).toMatchObject({ ok: false, error: { code: 'session_ended' } });
  expect(await actionsOf(stack.sql, world)).toEqual([
    { action: 'force_logout', actor: world.supervisor.id, reasonCode: 'device_lost_or_stolen', note: NOTE },
  ]);
});

test('the grid is one tab stop, and the arrows go through what a session offers', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await startPhone(stack.platform, driver);
  const page = await browsers.openPage('/sessions', world.supervisor);
  const line = page.getByRole('row').filter({ hasText: driver.name });
  await expect(line).toBeVisible();
  await page.keyboard.press('j');
  await expect(line).toBeFocused();

  const offered = [
    line.getByRole('checkbox'),
    line.getByRole('link'),
    line.getByRole('button', { name: `Sign-in of ${driver.name}` }),
    line.getByRole('button', { name: 'Force logout' }),
  ];
  for (const control of offered) {
    await page.keyboard.press('ArrowRight');
    await expect(control).toBeFocused();
  }
  await page.keyboard.press('ArrowRight');
  await expect(line.getByRole('button', { name: 'Force logout' })).toBeFocused();
  for (const control of [...offered.toReversed().slice(1), line]) {
    await page.keyboard.press('ArrowLeft');
    await expect(control).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(line.locator(':focus')).toHaveCount(0);
  await expect(line).not.toBeFocused();
});

test('an address with a longer search than the field takes is cut to it', async ({ browsers, world }) => {
  const page = await browsers.openPage(`/sessions?q=${'x'.repeat(300)}`, world.supervisor);
  await expect(page.getByRole('searchbox', { name: 'Driver or device' })).toHaveValue('x'.repeat(100));
  await expect(page.getByText(/No driver or device matches/)).toBeVisible();
});

test('several chosen sessions end in one act, and the list of ended ones says by whom', async ({
  browsers,
  stack,
  world,
}) => {
  const drivers = [driverAt(world, 0), driverAt(world, 1)];
  for (const driver of drivers) await startPhone(stack.platform, driver);
  const page = await browsers.openPage('/sessions', world.supervisor);
  await expect(page.getByRole('row').filter({ hasText: drivers[1]?.name ?? '' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Force logout, 2 drivers' });
  await expect(dialog.getByRole('radio', { name: 'Shift ended' })).toBeVisible();
  await untilFocusIn(dialog);
  await page.keyboard.press('d');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.type(NOTE);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('2 sessions are dead.');
  await escapeFrom(page, dialog);

  await page.getByRole('tab', { name: 'Signed in' }).focus();
  await page.keyboard.press('End');
  for (const driver of drivers) {
    await expect(page.getByRole('row').filter({ hasText: driver.name })).toContainText(
      /Logged out by a supervisor, .*, Sanne Visser/,
    );
  }
});

test('a device change is compared, denied with a reason, asked again and approved', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await setOut(stack, driver);
  const page = await browsers.openPage('/sessions', world.supervisor);
  const far = await askFromSecondDevice(stack.platform, driver, { latitude: 51.98, longitude: 4.48 });
  const changes = page.getByRole('region', { name: 'Device changes to approve' });
  await expect(changes.getByRole('listitem')).toContainText(driver.name);
  await expect(changes.getByRole('listitem')).toContainText(/6\.7 km from the last position/);
  await changes.getByRole('button', { name: /from the last position/ }).press('Enter');
  await expect(changes.getByRole('img', { name: /to scale, 6\.7 km apart/ })).toBeVisible();

  await changes.getByRole('button', { name: 'Deny…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Deny device change' });
  await expect(dialog.getByRole('radio', { name: 'Driver does not know of it' })).toBeVisible();
  await untilFocusIn(dialog);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/deny_device_change'))));
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Choose a reason.')).toBeVisible();
  await page.keyboard.press('a');
  await expect(dialog.getByRole('radio', { name: 'Driver does not know of it' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(changes).toBeHidden();
  expect(await far.state()).not.toBe('approved');
  expect(asked).toBe(1);

  const near = await askFromSecondDevice(stack.platform, driver, placeOfStop(0));
  await changes.getByRole('button', { name: 'Approve' }).press('Enter');
  await expect(changes).toBeHidden();
  expect(await near.state()).toBe('approved');
  const actions = await actionsOf(stack.sql, world);
  expect(actions.map(({ action }) => action)).toEqual(['device_change_deny', 'device_change_approve']);
});

test('an administrator gives a driver a PIN, and a supervisor unlocks the driver', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await startPhone(stack.platform, driver);
  const page = await browsers.openPage('/sessions', world.admin);
  await page.getByRole('row').filter({ hasText: driver.name }).focus();
  await page.getByRole('button', { name: `Sign-in of ${driver.name}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign-in of the driver' });
  await expect(dialog).toContainText('This driver has no PIN yet.');
  await expect(dialog.getByRole('heading', { name: 'First PIN' })).toBeVisible();
  await dialog.getByLabel('New PIN').fill('123456');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('A PIN has 6 to 12 digits');
  await dialog.getByLabel('New PIN').fill('482913');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The PIN is set.');
  await expect(dialog.getByRole('heading', { name: 'Reset PIN' })).toBeVisible();
  const username = driver.code.toLowerCase();
  expect(await signInByPin(stack.platform, world.code, username, '482913')).toBe(true);
  for (const wrong of ['1', '2', '3', '4', '5']) {
    expect(await signInByPin(stack.platform, world.code, username, `90371${wrong}`)).toBe(false);
  }

  const other = await browsers.openPage('/sessions', world.supervisor);
  await other.getByRole('row').filter({ hasText: driver.name }).focus();
  await other.getByRole('button', { name: `Sign-in of ${driver.name}` }).press('Enter');
  const lock = other.getByRole('region', { name: 'Unlock now' });
  await expect(lock).toContainText('Locked after wrong PINs');
  let asked = 0;
  other.on('request', (request) => (asked += Number(request.url().endsWith('/rpc/unlock_driver'))));
  await lock.getByRole('textbox', { name: 'Note' }).fill('Called');
  await lock.getByRole('button', { name: 'Unlock now' }).press('Enter');
  await expect(lock).toContainText('Write at least 10 characters.');
  expect(asked).toBe(0);
  await lock.getByRole('textbox', { name: 'Note' }).fill('Driver called from the depot');
  await lock.getByRole('button', { name: 'Unlock now' }).press('Enter');
  await expect(lock).toBeHidden();
  expect(await signInByPin(stack.platform, world.code, username, '482913')).toBe(true);
});

test('a viewer reads the sessions and is offered no act', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await startPhone(stack.platform, driver);
  const username = driver.code.toLowerCase();
  const pin = { p_driver_id: driver.id, p_username: username, p_pin: '482913' };
  await callAs(stack, world.admin, 'set_driver_pin', pin);
  for (const wrong of ['1', '2', '3', '4', '5']) {
    await signInByPin(stack.platform, world.code, username, `90371${wrong}`);
  }
  const page = await browsers.openPage('/sessions', world.viewer);
  await expect(page.getByRole('row').filter({ hasText: driver.name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Force logout…' })).toBeHidden();
  await expect(page.getByRole('checkbox')).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: `Sign-in of ${driver.name}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign-in of the driver' });
  await expect(dialog).toContainText('Only administrators set PINs.');
  await expect(dialog).toContainText(username);
  await expect(dialog.getByRole('region', { name: 'Unlock now' })).toHaveCount(0);
  await escapeFrom(page, dialog);
  // What the key had opened would be here by now.
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`sessions, compare, logout and sign-in have no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    const driver = driverAt(world, 0);
    await setOut(stack, driver);
    await askFromSecondDevice(stack.platform, driver, { latitude: 51.98, longitude: 4.48 });
    const page = await browsers.openPage('/sessions', world.admin, { colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const compare = page.getByRole('button', { name: /from the last position/ });
    await compare.click();
    await expect(page.getByRole('img', { name: /to scale/ })).toBeVisible();
    expect(await violationsOf(page), 'sessions').toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('l');
    await expect(page.getByRole('radio', { name: 'Shift ended' })).toBeVisible();
    expect(await violationsOf(page), 'logout').toEqual([]);
    await escapeFrom(page, page.getByRole('dialog'));
    await page.getByRole('button', { name: `Sign-in of ${driver.name}` }).press('Enter');
    await expect(page.getByLabel('New PIN')).toBeVisible();
    expect(await violationsOf(page), 'sign-in').toEqual([]);
  });
}
