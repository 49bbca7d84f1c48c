import type { Page } from '@playwright/test';
import { rowOf } from './stack/board.ts';
import { untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

const map = (page: Page) => page.getByRole('region', { name: 'Map of the fleet' }).first();
/** Drawing without a graphics card makes the browser itself complain. */
const SOFTWARE_DRAWING = /GL Driver Message .* GPU stall due to ReadPixels/;
const STYLE = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#dde3e8' } }],
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the map shows drivers by state and the chosen one’s way, by keyboard, in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    browsers.expectTrouble(SOFTWARE_DRAWING);
    const driver = driverAt(world, 0);
    const phone = await setOut(stack, driver);
    await phone.report('ARRIVED_AT_STOP', 0);
    await phone.report('DEPARTED_STOP', 0);
    await phone.beatAt(1);
    const page = await browsers.openBoard(world.supervisor, { colorScheme, reducedMotion: 'reduce' });
    await page.route('https://tiles.openfreemap.org/**', (route) => route.fulfill({ json: STYLE }));
    await page.keyboard.press('v');
    await expect(map(page)).toHaveAttribute('data-ground', 'streets');
    await expect(page).toHaveURL(/view=map/);
    await expect(map(page).getByRole('button', { name: `${driver.name}, En route` })).toBeVisible();
    await expect(map(page).getByText('1 of 3 batches have a position')).toBeVisible();

    await rowOf(page, driver).focus();
    await page.keyboard.press('Enter');
    await expect(map(page).locator(`[data-route="${driver.reference}"] [data-stop]`)).toHaveCount(5);
    await expect(map(page).locator('[data-stop="done"]')).toHaveCount(1);
    expect(await violationsOf(page), 'map').toEqual([]);

    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: `Driver ${driver.name}` });
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await page.keyboard.press('v');
    await expect(map(page)).toHaveCount(0);
  });
}

test('without the style’s server the map is a plain ground that says so, and the list stays', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await startPhone(stack.platform, driver);
  await phone.beatAt(0);
  browsers.expectTrouble(SOFTWARE_DRAWING);
  browsers.expectTrouble(/tiles\.openfreemap\.org|Failed to load resource/);
  const page = await browsers.newPageOf(world.supervisor);
  await page.route('https://tiles.openfreemap.org/**', (route) => route.abort('internetdisconnected'));
  await page.goto('/board?view=map');
  await untilLive(page);
  await expect(map(page)).toHaveAttribute('data-ground', 'missing');
  await expect(page.getByText('The map’s streets could not be loaded.')).toBeVisible();
  await expect(map(page).getByRole('button', { name: `${driver.name}, Active` })).toBeVisible();
  await expect(rowOf(page, driver)).toBeVisible();
});

test('a driver whose device told no position stands where the last event was, and a chosen route is in sight', async ({
  browsers,
  stack,
  world,
}) => {
  browsers.expectTrouble(SOFTWARE_DRAWING);
  browsers.expectTrouble(/tiles\.openfreemap\.org|Failed to load resource/);
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  await phone.report('ARRIVED_AT_STOP', 0);
  const page = await browsers.openPage('/board?view=map', world.supervisor, { reducedMotion: 'reduce' });
  const marker = map(page).getByRole('button', { name: `${driver.name}, At stop` });
  await expect(marker).toBeVisible();

  await marker.click();
  const stops = map(page).locator('[data-stop]');
  await expect(stops).toHaveCount(5);
  for (const stop of await stops.all()) await expect(stop).toBeInViewport();
  // Above the clusters, which have no layer of their own.
  for (const stop of await stops.all()) await expect(stop.locator('..')).toHaveCSS('z-index', '1');
});

test('a page may ask the style’s host and no other', async ({ browsers, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  const answer = await page.request.get('/board');
  const policy = answer.headers()['content-security-policy'] ?? '';
  const connect = policy.split('; ').find((part) => part.startsWith('connect-src')) ?? '';
  expect(connect.split(' ').filter((source) => source.startsWith('https:'))).toEqual([
    'https://tiles.openfreemap.org',
  ]);
});
