import type { Page } from '@playwright/test';
import { openPage, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { openPalette } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { outOfReach } from './stack/reach.ts';
import { arriveFarAway, factOf, openReviews } from './stack/reviews.ts';
import type { Stack } from './stack/stack.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt, placeOfStop, type TestDriver } from './stack/world.ts';

/** Counts every tone that is played. */
function listen(page: Page) {
  return page.addInitScript(() => {
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function createOscillator() {
      const { dataset } = document.documentElement;
      dataset['tones'] = String(Number(dataset['tones'] ?? 0) + 1);
      return make.call(this);
    };
  });
}

/** Sends an arrival whose signature is not the device's: a flag of high risk. */
async function forge(stack: Stack, driver: TestDriver): Promise<void> {
  const phone = await setOut(stack, driver);
  await phone.send('ARRIVED_AT_STOP', [
    { signature: '00'.repeat(32), accuracy_m: 8, stop_index: 0, ...placeOfStop(0) },
  ]);
}

const tonesOf = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));

test('a high-risk flag stands over any page and sounds each minute until it is acknowledged; muted is muted everywhere', async ({
  browsers,
  stack,
  world,
}) => {
  await stack.sql`insert into public.user_preferences (user_id, sounds) values (${world.supervisor.id}, '{high_risk}')`;
  const page = await browsers.newPageOf(world.supervisor);
  await listen(page);
  await page.clock.install();
  await openPage(page, '/sessions');
  await forge(stack, driverAt(world, 0));
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText(driverAt(world, 0).name);
  await expect.poll(() => tonesOf(page)).toBe(2);
  expect(await violationsOf(page), 'alert').toEqual([]);
  await page.clock.fastForward(61_000);
  await expect.poll(() => tonesOf(page)).toBe(4);
  await alerts.getByRole('button', { name: 'Acknowledge' }).press('Enter');
  await expect(alerts).toHaveCount(0);
  await page.clock.fastForward(61_000);
  await untilLineOpen(page);
  expect(await tonesOf(page)).toBe(4);

  const palette = await openPalette(page);
  await page.keyboard.type('mute for');
  await expect(palette.getByRole('option', { name: 'Mute for 30 min', selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  const other = await browsers.openPage('/settings?tab=personal', world.supervisor);
  await expect(other.getByText(/^Alerts are muted until \d\d:\d\d\.$/)).toBeVisible();
  for (const looking of [page, other]) await untilLineOpen(looking);
  await forge(stack, driverAt(world, 1));
  // Its review is counted on every page, so the news has come by then.
  for (const looking of [page, other]) {
    const counted = looking.getByRole('navigation').getByRole('link', { name: /Review.*2 open/ });
    await expect(counted.first()).toBeVisible();
    await expect(looking.locator('[data-alerts]')).toHaveCount(0);
  }
  expect(await tonesOf(page)).toBe(4);

  await other.getByRole('button', { name: 'End the muting of alerts' }).press('Enter');
  await expect(other.getByText('Alerts are not muted.')).toBeVisible();
  await forge(stack, driverAt(world, 2));
  // One that came within the last second of the muting may be told with it.
  await expect(other.locator('[data-alerts]')).toContainText(
    new RegExp(`${driverAt(world, 2).name}|${driverAt(world, 1).name} and 1 more`),
  );
});

/** Writes down every notification that the browser is given, and lets a test hide the page: no headless browser does. */
function watchNotifications(page: Page) {
  return page.addInitScript(() => {
    // The element of now, each time: that of the beginning is replaced when the page is read.
    Object.defineProperty(document, 'visibilityState', {
      get: () => document.documentElement.dataset['seen'] ?? 'visible',
    });
    window.Notification = new Proxy(Notification, {
      construct(target, [title, options]: [string, NotificationOptions]) {
        const { dataset } = document.documentElement;
        dataset['told'] = `${dataset['told'] ?? ''}${options.body}\n`;
        return new target(title, options);
      },
    });
  });
}

const toldTo = (page: Page) => page.evaluate(() => document.documentElement.dataset['told'] ?? '');

test('who allowed the browser’s notifications is told while looking elsewhere, and only then', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.newPageOf(world.supervisor, { permissions: ['notifications'] });
  await watchNotifications(page);
  await openPage(page, '/settings?tab=personal');
  await expect(page.getByText('This browser also notifies you while you look elsewhere.')).toBeVisible();
  const alerts = page.getByRole('region', { name: 'Alerts' }).and(page.locator('[data-alerts]'));
  await forge(stack, driverAt(world, 0));
  await expect(alerts).toContainText(driverAt(world, 0).name);
  expect(await toldTo(page)).toBe('');
  await page.evaluate(() => (document.documentElement.dataset['seen'] = 'hidden'));
  await forge(stack, driverAt(world, 1));
  await expect.poll(() => toldTo(page)).toContain(driverAt(world, 1).name);
  expect(await toldTo(page)).not.toContain(driverAt(world, 0).name);
});

test('notifications are asked for on request, and a refusal is said', async ({ browsers, stack, world }) => {
  const page = await browsers.newPageOf(world.supervisor);
  await watchNotifications(page);
  await openPage(page, '/settings?tab=personal');
  // A browser without a window refuses whoever asks.
  await page.getByRole('button', { name: 'Allow browser notifications' }).press('Enter');
  await expect(
    page.getByText('This browser notifies you of nothing while you look elsewhere.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow browser notifications' })).toHaveCount(0);
  await page.evaluate(() => (document.documentElement.dataset['seen'] = 'hidden'));
  await forge(stack, driverAt(world, 0));
  await expect(page.locator('[data-alerts]')).toContainText(driverAt(world, 0).name);
  expect(await toldTo(page)).toBe('');
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`an alert has room of its own, nothing lies under it: ${viewport.width} × ${viewport.height}`, async ({
    browsers,
    stack,
    world,
  }) => {
    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    const page = await openReviews(browsers, world.supervisor, { viewport });
    await page.locator('[data-open]').click();
    await expect(factOf(page)).toBeVisible();
    await forge(stack, driverAt(world, 1));
    const alerts = page.locator('[data-alerts]');
    await expect(alerts).toContainText(driverAt(world, 1).name);
    // A click waits until nothing lies over the middle of what it is for.
    await page.getByRole('button', { name: 'Claim' }).click({ timeout: 10_000 });
    await page.getByRole('textbox', { name: 'Note' }).click({ timeout: 10_000 });
    await expect(page.getByRole('button', { name: 'Release' })).toBeVisible();
    expect(await outOfReach(page)).toEqual([]);
    await alerts.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(alerts).toHaveCount(0);
  });
}
