import type { Locator, Page } from '@playwright/test';
import { openOverride, rowOf } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { setOut } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import { driverAt, placeOfStop, type World } from './stack/world.ts';

test.use({ fleet: { drivers: 2, stops: 1 } });

test('the second half of a double click does nothing at the foot of a dialog: another act may lie there by now', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driverAt(world, 0));
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await cancel.hover();
  await pressSecondHalf(page);
  await expect(dialog).toBeVisible();
  await cancel.click();
  await expect(dialog).toBeHidden();
});

test('the second half of a double click approves nothing: the next request may have moved up', async ({
  browsers,
  stack,
  world,
}) => {
  await setOut(stack, driverAt(world, 0));
  await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
  const page = await browsers.openPage('/sessions', world.supervisor);
  let asked = 0;
  await page.route('**/rpc/approve_device_change', async (route) => {
    asked += 1;
    await route.continue();
  });
  const changes = page.getByRole('region', { name: 'Device changes to approve' });
  const approve = changes.getByRole('button', { name: 'Approve' });
  await approve.hover();
  await pressSecondHalf(page);
  await expect(approve).not.toHaveAttribute('aria-busy');
  expect(asked).toBe(0);
  await approve.click();
  await expect(changes).toBeHidden();
  expect(asked).toBe(1);
});

/** What is pressed last, after everything before it has been filled in, and the function it calls. */
const ACTS: readonly {
  readonly act: string;
  readonly path: string;
  readonly rpc: string;
  readonly begin: (page: Page, world: World) => Promise<Locator>;
}[] = [
  {
    act: 'saving a threshold',
    path: '/settings',
    rpc: 'update_workspace_settings',
    begin: async (page) => {
      await page.getByLabel('Fastest believable speed').fill('95');
      return page.getByRole('button', { name: 'Save changes' });
    },
  },
  {
    act: 'changing a role',
    path: '/settings?tab=members',
    rpc: 'set_member_role',
    begin: async (page) => {
      await page.getByLabel('Role of Joris Bakker').selectOption('Viewer');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Note' }).fill('Leaves the team this week');
      return dialog.getByRole('button', { name: 'Change role' });
    },
  },
  {
    act: 'adding a reason',
    path: '/settings?tab=reasons',
    rpc: 'add_reason',
    begin: async (page) => {
      await page.getByRole('button', { name: 'Add a reason: Override state' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Gate closed');
      await dialog.getByLabel('In Dutch').fill('Poort dicht');
      return dialog.getByRole('button', { name: 'Add reason' });
    },
  },
  {
    act: 'denying a device change',
    path: '/sessions',
    rpc: 'deny_device_change',
    begin: async (page) => {
      await page.getByRole('button', { name: 'Deny…' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Deny device change' });
      await dialog.getByRole('radio', { name: 'Driver does not know of it' }).check();
      return dialog.getByRole('button', { name: /^Deny/ });
    },
  },
  {
    act: 'assigning a batch',
    path: '/board',
    rpc: 'assign_batch',
    begin: async (page, world) => {
      const [from, to] = [driverAt(world, 1), driverAt(world, 0)];
      await rowOf(page, from).getByText(from.name).click();
      await page.getByRole('complementary').getByRole('button', { name: 'Assign to driver…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: to.name }).check();
      await dialog.getByRole('radio', { name: 'Driver absent' }).check();
      return dialog.getByRole('button', { name: `Assign to ${to.name}` });
    },
  },
];

for (const { act, path, rpc, begin } of ACTS) {
  test(`two taps on a phone are one act: ${act}`, async ({ browsers, stack, world }) => {
    await setOut(stack, driverAt(world, 0));
    await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
    const page = await browsers.openPage(path, world.admin, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const button = await begin(page, world);
    await expect(button).toBeVisible();
    const box = await button.boundingBox();
    if (box === null) throw new Error('The button is not there.');
    const answered = page.waitForResponse(`**/rpc/${rpc}`);
    for (const _ of [1, 2, 3]) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await answered;
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // A tap that comes between the answer and the end of the dialog repeats the request, which is carried out once.
    expect(await actionsOf(stack.sql, world)).toHaveLength(1);
  });
}

async function pressSecondHalf(page: Page): Promise<void> {
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  // Painted after whatever the press did.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
}
