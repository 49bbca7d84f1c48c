import { untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom, openPalette } from './stack/keyboard.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

test('the palette finds a driver by a part of the name and opens the panel, by keyboard only', async ({
  browsers,
  world,
}) => {
  const driver = driverAt(world, 1);
  const page = await browsers.openBoard(world.supervisor);
  const palette = await openPalette(page);
  await page.keyboard.type(driver.name.slice(-8).toLowerCase());
  await expect(palette.getByRole('option').first()).toContainText(driver.name);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('complementary', { name: `Driver ${driver.name}` })).toBeVisible();

  await openPalette(page);
  await page.keyboard.type('override');
  await expect(palette.getByRole('option', { name: 'Override state' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Override state' })).toBeVisible();
});

test('the palette finds a stop by its label and says so when nothing fits', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  const palette = await openPalette(page);
  await page.keyboard.type('stop');
  await expect(palette.getByRole('group', { name: 'Stops' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.type(' qqqq');
  await expect(palette.getByText('Nothing fits.')).toBeVisible();
  await escapeFrom(page, palette);
});

test('single keys can be switched off on the shortcut sheet, and stay off', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Next, previous batch')).toBeVisible();
  const inDialogs = sheet.getByRole('region', { name: 'In the dialogs of override and force logout' });
  for (const words of ['1–7', 'New state', 'A–F', 'Reason', 'Apply'])
    await expect(inDialogs).toContainText(words);
  await sheet.getByRole('switch', { name: 'Single-key shortcuts' }).focus();
  await page.keyboard.press('Space');
  await escapeFrom(page, sheet);
  const density = await page.getByRole('grid').getAttribute('data-density');
  await page.keyboard.press('d');
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  expect(await page.getByRole('grid').getAttribute('data-density')).toBe(density);

  await page.reload();
  await untilLive(page);
  await page.keyboard.press('?');
  await openPalette(page);
  await expect(sheet).toBeHidden();
});

test('the language is the browser’s until the person chooses another, which stays', async ({
  browsers,
  world,
}) => {
  const page = await browsers.newPage({ locale: 'nl-NL' });
  await page.goto('/board');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await page.getByLabel('E-mailadres').fill(world.supervisor.email);
  await page.getByLabel('Wachtwoord').fill('marshal-demo');
  await page.keyboard.press('Enter');
  await untilLive(page);
  await expect(page.getByRole('link', { name: 'Alle batches' })).toBeVisible();
  await expect(page).toHaveTitle('Bord · Marshal');

  await page.getByRole('button', { name: `Account: ${world.supervisor.name}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await untilLive(page);
  await expect(page).toHaveTitle('Board · Marshal');
});

test('another supervisor is seen at the console and on the batch that is open there', async ({
  browsers,
  world,
}) => {
  const driver = driverAt(world, 0);
  const mine = await browsers.openBoard(world.supervisor);
  const theirs = await browsers.openBoard(world.second);
  await expect(mine.getByRole('img', { name: `Also here: ${world.second.name}, Board` })).toBeVisible();
  await theirs.keyboard.press('j');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('complementary', { name: `Driver ${driver.name}` })).toBeVisible();
  const row = mine.getByRole('row').filter({ hasText: driver.name });
  await expect(row.getByRole('img', { name: `Also here: ${world.second.name}` })).toBeVisible({
    timeout: 15_000,
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`palette and shortcut sheet have no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    world,
  }) => {
    const page = await browsers.openBoard(world.supervisor, { colorScheme, reducedMotion: 'reduce' });
    const palette = await openPalette(page);
    await page.keyboard.type('a');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await violationsOf(page), 'palette').toEqual([]);
    await escapeFrom(page, palette);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await violationsOf(page), 'shortcuts').toEqual([]);
  });
}

test('a menu whose code is not loaded yet opens, moves and closes by keyboard alone', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openBoard(world.supervisor);
  const opener = page.getByRole('button', { name: /^Account/ });
  await opener.focus();
  await page.keyboard.press('ArrowDown');
  const items = page.getByRole('menu').getByRole('menuitem');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(opener).toBeFocused();
});
