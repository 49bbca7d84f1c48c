import { signIn, untilLineOpen, untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { expireSession } from './stack/expired-session.ts';

test('a wrong password is said to be wrong, without saying which half, and the email stays', async ({
  browsers,
  world,
}) => {
  const page = await browsers.newPage();
  await page.goto('/board');
  await signIn(page, world.supervisor.email, 'not-the-password');
  await expect(page.getByRole('alert').filter({ hasText: 'Email or password is not right.' })).toBeVisible();
  await expect(page.getByLabel('Work email')).toHaveValue(world.supervisor.email);

  await signIn(page, 'nobody@nowhere.example', 'not-the-password');
  await expect(page.getByLabel('Work email')).toHaveValue('nobody@nowhere.example');
  await expect(page.getByRole('alert').filter({ hasText: 'Email or password is not right.' })).toBeVisible();
});

test('an expired session goes to sign-in, says so, and comes back to the same view', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  // The board that is still open notices it too.
  browsers.expectTrouble(/status of 40[01]/);
  await expireSession(page.context(), stack, world.supervisor);
  await page.goto('/board?state=EN_ROUTE');
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByRole('status').filter({ hasText: 'Your sign-in has ended.' })).toBeVisible();
  await signIn(page, world.supervisor.email);
  await expect(page).toHaveURL(/\/board\?.*state=EN_ROUTE/);
  // Nobody is en route, so there is a line but no grid.
  await untilLineOpen(page);
});

test('signing out ends the session: the way back leads to sign-in', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  await page.getByRole('button', { name: `Account: ${world.supervisor.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto('/board');
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const next of [
  '//evil.example/board',
  'https://evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
]) {
  test(`signing in with next=${JSON.stringify(next)} stays on this site`, async ({
    browsers,
    stack,
    world,
  }) => {
    const page = await browsers.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest() && !request.url().startsWith(stack.consoleUrl))
        elsewhere.push(request.url());
    });
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, world.supervisor.email);
    await untilLive(page);
    expect(new URL(page.url()).origin).toBe(stack.consoleUrl);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await untilLive(page);
    expect(elsewhere).toEqual([]);
  });
}
