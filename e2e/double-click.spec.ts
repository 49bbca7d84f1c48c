import { openOverride } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { driverAt } from './stack/world.ts';

test.use({ fleet: { drivers: 1, stops: 1 } });

test('the second half of a double click does nothing at the foot of a dialog: another act may lie there by now', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const dialog = await openOverride(page, driverAt(world, 0));
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await cancel.hover();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  // Painted after whatever the press did.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  await expect(dialog).toBeVisible();
  await cancel.click();
  await expect(dialog).toBeHidden();
});
