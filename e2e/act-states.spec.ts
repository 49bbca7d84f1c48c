import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { callAs } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { askFromSecondDevice, signInByPin } from './stack/second-device.ts';
import type { Stack } from './stack/stack.ts';
import { testUnheard, withFirstReason, type Form } from './stack/unheard.ts';
import { driverAt, placeOfStop, type World } from './stack/world.ts';

const PIN = '482913';
const enter = (page: Page) => page.keyboard.press('Enter');
const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).press('Enter');
const supervisor = (world: World) => world.supervisor;

const setPin = async (stack: Stack, world: World) => {
  const { id, code } = driverAt(world, 0);
  const as = { p_driver_id: id, p_username: code.toLowerCase(), p_pin: PIN };
  await callAs(stack, world.admin, 'set_driver_pin', as);
};
const lockedOut = async (stack: Stack, world: World) => {
  await startPhone(stack.platform, driverAt(world, 0));
  await setPin(stack, world);
  const username = driverAt(world, 0).code.toLowerCase();
  for (const wrong of ['1', '2', '3', '4', '5']) {
    await signInByPin(stack.platform, world.code, username, `90371${wrong}`);
  }
};
const signedIn = ({ platform }: Stack, world: World) => startPhone(platform, driverAt(world, 0));
const twoDevices = async (stack: Stack, world: World) => {
  await setOut(stack, driverAt(world, 0));
  await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
};
const credentials = async (page: Page, world: World) => {
  const { name } = driverAt(world, 0);
  await page.getByRole('row').filter({ hasText: name }).focus();
  await page.getByRole('button', { name: `Sign-in of ${name}` }).press('Enter');
  return page.getByRole('dialog', { name: 'Sign-in of the driver' });
};
const override = (page: Page) => page.getByRole('region', { name: 'Override state' });
const changes = (page: Page) => page.getByRole('region', { name: 'Device changes to approve' });

const FORMS: readonly Form[] = [
  {
    name: 'setting a PIN',
    path: '/sessions',
    prepare: signedIn,
    calls: 'rpc/set_driver_pin',
    fill: async (page, world) => {
      const form = await credentials(page, world);
      await form.getByLabel('New PIN').fill(PIN);
      return { form, kept: form.locator(`input[value="${PIN}"]`) };
    },
    apply: enter,
    done: (page) => page.getByText('The PIN is set.'),
    action: 'set_driver_pin',
  },
  {
    name: 'unlocking a driver',
    path: '/sessions',
    person: supervisor,
    prepare: lockedOut,
    calls: 'rpc/unlock_driver',
    fill: async (page, world) => {
      const form = await credentials(page, world);
      await form.getByRole('textbox', { name: 'Note' }).fill('Driver called from the depot');
      return { form, kept: form.getByText('Driver called from the depot') };
    },
    apply: pressing('Unlock now'),
    done: (page) => page.getByRole('region', { name: 'Unlock now' }),
    isGone: true,
    action: 'unlock_driver',
  },
  {
    name: 'adding a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/add_reason',
    fill: async (page) => {
      await override(page).getByRole('button', { name: 'Add a reason: Override state' }).press('Enter');
      const form = page.getByRole('dialog');
      await form.getByLabel('Reason').fill('Gate closed');
      return { form, kept: form.locator('input[value="Gate closed"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'add_reason',
  },
  {
    name: 'retiring a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/change_reason',
    fill: (page) =>
      Promise.resolve({
        form: page.getByRole('main'),
        kept: override(page).getByRole('button', { name: 'More: Vehicle breakdown' }),
      }),
    apply: async (page) => {
      await override(page).getByRole('button', { name: 'More: Vehicle breakdown' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Retire' }).press('Enter');
    },
    done: (page) =>
      override(page)
        .getByRole('listitem')
        .filter({ hasText: /Vehicle breakdown.*retired/ }),
    action: 'change_reason',
  },
  {
    name: 'moving a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/order_reasons',
    fill: (page) =>
      Promise.resolve({
        form: page.getByRole('main'),
        kept: override(page).getByRole('listitem').first().filter({ hasText: 'Driver unreachable' }),
      }),
    apply: async (page) => {
      await override(page).getByRole('button', { name: 'More: Driver unreachable' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Move down' }).press('Enter');
    },
    done: (page) => override(page).getByRole('listitem').nth(1).filter({ hasText: 'Driver unreachable' }),
    action: 'order_reasons',
  },
  {
    name: 'approving a device',
    path: '/sessions',
    person: supervisor,
    prepare: twoDevices,
    calls: 'rpc/approve_device_change',
    fill: (page) => Promise.resolve({ form: page.getByRole('main'), kept: changes(page) }),
    apply: pressing('Approve'),
    done: changes,
    isGone: true,
    action: 'device_change_approve',
  },
  {
    name: 'denying a device',
    path: '/sessions',
    person: supervisor,
    prepare: twoDevices,
    calls: 'rpc/deny_device_change',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Deny…' }).press('Enter');
      return withFirstReason(page, 'Deny device change');
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'device_change_deny',
  },
  {
    name: 'saving a view',
    path: '/board',
    person: supervisor,
    calls: 'board_views*',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Save this view' }).press('Enter');
      const form = page.getByRole('dialog', { name: 'Save this view' });
      await form.getByLabel('Name').fill('Mine');
      return { form, kept: form.locator('input[value="Mine"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: null,
    count: async ({ sql }, world) =>
      (await sql`select from public.board_views where workspace_id = ${world.id}`).length,
  },
  {
    name: 'adding a member',
    path: '/settings?tab=members',
    prepare: (stack, world) =>
      callAs(stack, world.admin, 'remove_member', {
        p_workspace_id: world.id,
        p_user_id: world.viewer.id,
        p_note: null,
      }),
    calls: 'rpc/add_member',
    fill: async (page, world) => {
      await page.getByRole('button', { name: 'Add member' }).press('Enter');
      const form = page.getByRole('dialog');
      await form.getByLabel('Work email').fill(world.viewer.email);
      await form.getByLabel('Name').fill('Vera Smit');
      return { form, kept: form.locator('input[value="Vera Smit"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'add_member',
  },
  {
    name: 'removing a member',
    path: '/settings?tab=members',
    calls: 'rpc/remove_member',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Remove Joris Bakker…' }).press('Enter');
      const form = page.getByRole('dialog', { name: 'Remove Joris Bakker' });
      await form.getByRole('textbox', { name: 'Note' }).fill('Has left the company');
      return { form, kept: form.getByText('Has left the company') };
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'remove_member',
  },
];

testUnheard(FORMS);

test('what is on its way is not asked for again by a second press', async ({ browsers, stack, world }) => {
  await twoDevices(stack, world);
  const page = await browsers.openPage('/sessions', world.supervisor);
  let asked = 0;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route('**/rpc/approve_device_change', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  const approve = changes(page).getByRole('button', { name: /^Approv/ });
  await approve.press('Enter');
  await expect(approve).toHaveAttribute('aria-busy', 'true');
  await approve.press('Enter');
  letGo();
  await expect(changes(page)).toBeHidden();
  expect(asked).toBe(1);
});
