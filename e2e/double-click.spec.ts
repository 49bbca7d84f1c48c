import type { Page } from '@playwright/test';
import { openOverride } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import { driverAt, placeOfStop } from './stack/world.ts';

test.use({ fleet: { drivers: 1, stops: 1 } });

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

async function pressSecondHalf(page: Page): Promise<void> {
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  // Painted after whatever the press did.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
}
