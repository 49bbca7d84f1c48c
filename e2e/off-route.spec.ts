import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

test('a driver far from the leg being driven is said to be off route, and no more once back', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  await phone.report('ARRIVED_AT_STOP', 0);
  await phone.report('DEPARTED_STOP', 0);
  await phone.beatAt(1);
  const page = await browsers.openPage(`/board?batch=${driver.batchId}`, world.supervisor);
  const panel = page.getByRole('complementary', { name: `Driver ${driver.name}` });
  await expect(panel.getByText('Stop at number 2').first()).toBeVisible();
  await expect(panel.getByText('Off route')).toHaveCount(0);
  // 28 stops beyond the next one, 445 m each.
  await phone.beatAt(29);
  await expect(panel.getByText('Off route')).toBeVisible();
  await expect(panel.getByTitle('From the straight line between stop 01 and stop 02')).toContainText(
    '12.4 km',
  );
  await phone.beatAt(1);
  await expect(panel.getByText('Off route')).toHaveCount(0);
});
