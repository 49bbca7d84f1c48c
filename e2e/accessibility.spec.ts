import { openOverride, openPanel } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({ browsers }) => {
    const page = await browsers.newPage({ colorScheme });
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  });

  test(`board, panel, override and logout have no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    const driver = driverAt(world, 0);
    await setOut(stack, driver);
    const page = await browsers.openBoard(world.supervisor, { colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expect(page.getByText(/^Live/)).toBeVisible();
    expect(await violationsOf(page), 'board').toEqual([]);

    const dialog = await openOverride(page, driver);
    await expect(dialog.getByRole('radio', { name: 'Vehicle breakdown' })).toBeVisible();
    expect(await violationsOf(page), 'override').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const panel = await openPanel(page, driver);
    await expect(panel.getByText('Route started')).toBeVisible();
    expect(await violationsOf(page), 'panel').toEqual([]);

    await panel.getByRole('button', { name: 'Force logout' }).click();
    await expect(page.getByRole('radio', { name: 'Shift ended' })).toBeVisible();
    expect(await violationsOf(page), 'logout').toEqual([]);
  });
}
