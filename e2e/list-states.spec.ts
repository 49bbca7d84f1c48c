import type { Page } from '@playwright/test';
import { openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { openPalette } from './stack/keyboard.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt, type World } from './stack/world.ts';

type List = {
  readonly name: string;
  /** A page on which it stands with nothing in it. */
  readonly path: (world: World) => string;
  /** What answers it. */
  readonly asks: string;
  readonly failed: string;
  /** What is said when there is nothing; null for a list that is never empty. */
  readonly empty: string | null;
  /** Asks for a list that has not been read yet. */
  readonly turn: ((page: Page) => Promise<void>) | null;
};

const press = (role: 'button' | 'tab', name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().press('Enter');

const LISTS: readonly List[] = [
  {
    name: 'the sessions',
    path: () => '/sessions',
    asks: 'rpc/session_list',
    failed: 'The sessions did not load',
    empty: 'No sessions here',
    turn: press('tab', /^Ended/),
  },
  {
    name: 'the requests to change device',
    path: () => '/sessions',
    asks: 'device_change_requests',
    failed: 'Whether drivers ask to change device is not known',
    empty: null,
    turn: null,
  },
  {
    name: 'the review queue',
    path: () => '/reviews',
    asks: 'rpc/review_queue',
    failed: 'The queue did not load',
    empty: 'Nothing to review',
    turn: press('button', /^Snoozed/),
  },
  {
    name: 'the log',
    path: () => '/audit?q=nobody+of+this+name',
    asks: 'rpc/log_history',
    failed: 'The log did not load',
    empty: 'No entries match these filters',
    turn: press('button', 'Clear filters'),
  },
  {
    name: 'the replay',
    path: (world) => `/audit?replay=${driverAt(world, 2).batchId}`,
    asks: 'driver_events',
    failed: 'The events of the batch did not load.',
    empty: null,
    turn: null,
  },
  {
    name: 'the insights',
    path: () => '/insights?period=yesterday',
    asks: 'rpc/fleet_insights',
    failed: 'The numbers did not load',
    empty: 'Nothing happened in this period',
    turn: press('button', '7 days'),
  },
  {
    name: 'the handover',
    path: () => '/handover',
    asks: 'rpc/handover',
    failed: 'The handover did not load',
    empty: 'Nobody was logged out in this time.',
    turn: press('button', '24 hours'),
  },
  {
    name: 'the members',
    path: () => '/settings?tab=members',
    asks: 'rpc/list_members',
    failed: 'The settings did not load',
    empty: null,
    turn: null,
  },
  {
    name: 'the reasons',
    path: () => '/settings?tab=reasons',
    asks: 'rpc/reason_list',
    failed: 'The settings did not load',
    empty: null,
    turn: null,
  },
  {
    name: 'the rules',
    path: () => '/settings?tab=rules',
    asks: 'setting_definitions',
    failed: 'The settings did not load',
    empty: null,
    turn: null,
  },
  {
    name: 'the preview of the rules',
    path: () => '/settings',
    asks: 'rpc/preview_flag_thresholds',
    failed: 'No preview: the server did not answer.',
    empty: null,
    turn: null,
  },
  {
    name: 'the events of a driver',
    path: (world) => `/board?batch=${driverAt(world, 2).batchId}`,
    asks: 'driver_events',
    failed: 'The events did not load.',
    empty: null,
    turn: null,
  },
  {
    name: 'the stops of a driver',
    path: (world) => `/board?batch=${driverAt(world, 2).batchId}`,
    asks: 'delivery_stops',
    failed: 'The stops did not load.',
    empty: null,
    turn: null,
  },
];

/** A list that is asked for twice before it gives up. */
const GIVES_UP = { timeout: 20_000 };

for (const { name, path, asks, failed, empty, turn } of LISTS) {
  test(`${name}: says when the server fails and tries again when told to`, async ({ browsers, world }) => {
    browsers.expectTrouble(/status of 500/);
    const page = await browsers.newPageOf(world.admin, { colorScheme: 'dark' });
    await page.route(`**/rest/v1/${asks}**`, (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'XX000', message: 'relation 4711 is broken', details: null },
      }),
    );
    await page.goto(path(world));
    const words = page.getByText(failed).first();
    await expect(words).toBeVisible(GIVES_UP);
    await expect(page.getByText('relation 4711')).toHaveCount(0);
    expect(await violationsOf(page), 'in dark').toEqual([]);
    await page.unroute(`**/rest/v1/${asks}**`);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^(Try again|Retry)\b/ })
      .first()
      .press('Enter');
    await expect(words).toHaveCount(0);
    if (empty !== null) await expect(page.getByText(empty).first()).toBeVisible();
  });

  if (turn !== null) {
    test(`${name}: says when there is no network and heals by itself`, async ({ browsers, world }) => {
      browsers.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|WebSocket|Failed to fetch/);
      const page = await browsers.openPage(path(world), world.admin);
      if (empty !== null) await expect(page.getByText(empty).first()).toBeVisible();
      await page.context().setOffline(true);
      await turn(page);
      await expect(page.getByText(failed).first()).toBeVisible(GIVES_UP);
      await page.context().setOffline(false);
      await expect(page.getByText(failed)).toHaveCount(0, GIVES_UP);
    });
  }
}

test('the palette says that stops could not be searched, and finds drivers all the same', async ({
  browsers,
  stack,
  world,
}) => {
  browsers.expectTrouble(/status of 500/);
  await setOut(stack, driverAt(world, 0));
  const page = await browsers.openBoard(world.viewer);
  await page.route('**/rest/v1/delivery_stops**', (route) => route.fulfill({ status: 500, json: {} }));
  await (await openPalette(page)).getByRole('combobox').fill('driver 001');
  await expect(page.getByText('Stops could not be searched.')).toBeVisible(GIVES_UP);
  await expect(page.getByRole('option', { name: /Driver 001/ }).first()).toBeVisible();
});

test('a viewer sees every list and is offered no act', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  await startPhone(stack.platform, driver);
  const page = await browsers.openPage('/sessions', world.viewer);
  await expect(page.getByRole('row', { name: driver.name })).toBeVisible();
  await page.getByRole('row', { name: driver.name }).focus();
  for (const key of ['x', 'l']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: /Force logout/ })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await openPage(page, `/board?batch=${driver.batchId}`);
  await expect(page.getByRole('complementary', { name: `Driver ${driver.name}` })).toBeVisible();
  for (const key of ['o', 'l']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Override|Force logout/ })).toHaveCount(0);
  await page.goto('/settings?tab=members');
  await expect(page.getByText(/administrators/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add member' })).toHaveCount(0);
});
