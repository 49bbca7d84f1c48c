import { LOST_LINE, signIn, untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';

test('an unreachable platform is said on the page and by health, and the page recovers', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  await expect.poll(async () => (await page.request.get('/api/health')).status()).toBe(200);

  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  const health = await page.request.get('/api/health');
  expect(health.status()).toBe(503);
  expect(await health.json()).toEqual({ ok: false, auth: 'unreachable', data: 'unreachable' });
  await page.goto('/board');
  await expect(page.getByRole('heading', { name: 'The board did not load' })).toBeVisible();
  await expect(page.getByText('The server did not answer.')).toBeVisible();

  stack.line.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilLive(page);
});

test('without a network what was not fetched yet is not shown, the page stays, and it comes with the network', async ({
  browsers,
  world,
}) => {
  browsers.expectTrouble(LOST_LINE);
  const page = await browsers.openBoard(world.supervisor);
  await page.context().setOffline(true);
  // Each of them fetches what may be needed next.
  await page.getByRole('button', { name: 'Filter', exact: true }).hover();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('alert').filter({ hasText: 'No updates since' })).toBeVisible({
    timeout: 45_000,
  });
  await expect(page.getByRole('grid')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('signing in to an unreachable platform does not blame the password', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.newPage();
  await page.goto('/sign-in');
  stack.line.cut();
  await signIn(page, world.supervisor.email);
  const alert = page.getByRole('alert').filter({ hasText: 'The platform did not answer.' });
  await expect(alert).toContainText('Nothing is wrong with your password.');
});
