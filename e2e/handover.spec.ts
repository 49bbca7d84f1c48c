import { expect, test } from './stack/console-test.ts';
import { overrideBatch } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

const NOTE = 'Police on site, van parked and locked.';

test('the next shift reads what stands still and why, by keyboard alone, on screen and on paper', async ({
  browsers,
  stack,
  world,
}) => {
  const [driver, late] = [driverAt(world, 0), driverAt(world, 1)];
  await (await startPhone(stack.platform, driver)).report('ROUTE_STARTED');
  const phone = await setOut(stack, late);
  await phone.report('DELAY_REPORTED');
  await overrideBatch(stack, world.second, driver, { from: 'EN_ROUTE', to: 'SUSPENDED', note: NOTE });
  const page = await browsers.openPage('/handover', world.supervisor);
  const suspended = page.getByRole('row').filter({ hasText: driver.reference });
  await expect(suspended).toHaveCount(2);
  await expect(suspended.first()).toContainText(NOTE);
  await expect(suspended.last()).toContainText(world.second.name);
  await expect(page.getByRole('row').filter({ hasText: late.reference })).toBeVisible();
  await expect(page.getByText('Nobody was logged out in this time.')).toBeVisible();
  await expect(page.getByText('No flag is open.')).toBeVisible();

  await page.getByRole('button', { name: '24 hours' }).press('Enter');
  await expect(page).toHaveURL(/hours=24/);
  await expect(suspended).toHaveCount(2);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(suspended.first()).toBeVisible();
  // A4 between usual margins: the words of a change keep room, and no title stays behind on the page before its list.
  await page.setViewportSize({ width: 718, height: 1000 });
  const why = await page.getByRole('columnheader', { name: 'Why' }).last().boundingBox();
  expect(why?.width).toBeGreaterThan(150);
  await expect(page.getByRole('heading', { name: /^Overrides/ })).toHaveCSS('break-after', 'avoid');
});

test('the handover says in Dutch why, of what stands still and of what was done', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  await (await startPhone(stack.platform, driver)).report('ROUTE_STARTED');
  await overrideBatch(stack, world.second, driver, { from: 'EN_ROUTE', to: 'SUSPENDED', note: NOTE });
  const page = await browsers.openPage('/handover', world.supervisor, { locale: 'nl-NL' });
  const rows = page.getByRole('row').filter({ hasText: driver.reference });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: `Veiligheid of beveiliging. ${NOTE}` })).toHaveCount(2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the handover has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    const driver = driverAt(world, 0);
    await (await startPhone(stack.platform, driver)).report('ROUTE_STARTED');
    await overrideBatch(stack, world.supervisor, driver, { from: 'EN_ROUTE', to: 'SUSPENDED', note: NOTE });
    const page = await browsers.openPage('/handover', world.viewer, { colorScheme });
    await expect(page.getByText(NOTE).first()).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await violationsOf(page), 'on a phone').toEqual([]);
  });
}
