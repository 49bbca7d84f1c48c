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
  // A place is told at most as often as phones should say where they are.
  await stack.sql`update public.workspace_settings set heartbeat_seconds = 5 where workspace_id = ${world.id}`;
  const page = await browsers.openPage(`/board?batch=${driver.batchId}`, world.supervisor);
  const panel = page.getByRole('complementary', { name: `Driver ${driver.name}` });
  const untilOff = (count: number, stop: number) =>
    expect(async () => {
      await phone.beatAt(stop);
      await expect(panel.getByText('Off route')).toHaveCount(count, { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  await expect(panel.getByText('Stop at number 2').first()).toBeVisible();
  await expect(panel.getByText('Off route')).toHaveCount(0);
  // 28 stops beyond the next one, 445 m each.
  await untilOff(1, 29);
  await expect(panel.getByTitle('From the straight line between stop 01 and stop 02')).toContainText(
    '12.4 km',
  );
  await untilOff(0, 1);
});
