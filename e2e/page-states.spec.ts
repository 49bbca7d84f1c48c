import type { Page } from '@playwright/test';
import { LOST_LINE, openPage, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom } from './stack/keyboard.ts';
import { callAs } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { arriveFarAway } from './stack/reviews.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import type { Stack } from './stack/stack.ts';
import { driverAt, placeOfStop, type World } from './stack/world.ts';

type ConsolePage = {
  readonly name: string;
  readonly path: (world: World) => string;
  /** On screen once it has loaded. */
  readonly shows: (page: Page, world: World) => ReturnType<Page['locator']>;
  /** Acts that need the present state and ask for no reason first: they wait for it. */
  readonly waiting: readonly RegExp[];
  /** Where what was put away was; the page itself unless said otherwise. */
  readonly place?: (page: Page) => ReturnType<Page['locator']>;
  /** A key that begins an act with a dialog, which needs the present state itself, and says so. */
  readonly begins?: { readonly key: string; readonly says: string };
};

const PAGES: readonly ConsolePage[] = [
  {
    name: 'the sessions',
    path: () => '/sessions',
    shows: (page, world) => page.getByRole('row', { name: driverAt(world, 0).name }),
    waiting: [/^Approve/],
    begins: { key: 'l', says: 'It is not known what this would cost.' },
  },
  {
    name: 'the review queue',
    path: () => '/reviews',
    shows: (page) => page.getByRole('region', { name: 'Evidence' }),
    waiting: [/^Confirm/, /^Dismiss/, /^Follow up/, /^Snooze\b/, /^Claim/],
    begins: { key: 'o', says: 'This needs the current state.' },
  },
  {
    name: 'the panel of a driver',
    path: (world) => `/board?batch=${driverAt(world, 0).batchId}`,
    shows: (page, world) => page.getByRole('complementary', { name: `Driver ${driverAt(world, 0).name}` }),
    waiting: [],
    place: (page) => page.getByRole('complementary', { name: 'Driver', exact: true }),
    begins: { key: 'o', says: 'This needs the current state.' },
  },
  {
    name: 'the log',
    path: () => '/audit',
    shows: (page) => page.getByRole('row', { name: /Route started/ }),
    waiting: [],
  },
  {
    name: 'the insights',
    path: () => '/insights',
    shows: (page) => page.getByRole('region', { name: 'Events', exact: true }),
    waiting: [],
  },
  {
    name: 'the handover',
    path: () => '/handover',
    shows: (page) => page.getByText('Nobody was logged out in this time.'),
    waiting: [],
  },
  {
    name: 'the thresholds',
    path: () => '/settings',
    shows: (page) => page.getByLabel('Fastest believable speed'),
    waiting: [],
  },
  {
    name: 'the members',
    path: () => '/settings?tab=members',
    shows: (page) => page.getByRole('row', { name: /Joris Bakker/ }),
    waiting: [],
  },
];

/** One driver on the way, flagged, who asks to go on with another device; another who is only signed in. */
async function fillWorld(stack: Stack, world: World): Promise<void> {
  const phone = await setOut(stack, driverAt(world, 0));
  await arriveFarAway(phone);
  await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
  await startPhone(stack.platform, driverAt(world, 1));
}

for (const { name, path, shows, waiting, place, begins } of PAGES) {
  test(`${name}: old data is told and acts on it wait; once signed out, all is put away and that is said`, async ({
    browsers,
    stack,
    world,
  }) => {
    await fillWorld(stack, world);
    const page = await browsers.newPageOf(world.admin);
    await page.clock.install();
    await openPage(page, path(world));
    await expect(shows(page, world)).toBeVisible();
    const main = page.getByRole('main');
    for (const act of waiting) {
      await expect(main.getByRole('button', { name: act }).first()).not.toHaveAttribute('aria-disabled');
    }

    browsers.expectTrouble(LOST_LINE);
    stack.line.cut();
    await page.clock.fastForward(40_000);
    const banner = main.getByRole('alert').filter({ hasText: 'No updates since' });
    await expect(banner).toBeVisible();
    await expect(shows(page, world)).toBeVisible();
    for (const act of waiting) {
      const button = main.getByRole('button', { name: act }).first();
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAttribute('title', /This needs the current state\./);
    }
    if (begins !== undefined) {
      if (path(world) === '/sessions') await page.keyboard.press('j');
      await page.keyboard.press(begins.key);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(begins.says)).toBeVisible();
      await expect(dialog.getByRole('button', { name: /^(Retry|Check the present state)$/ })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }

    stack.line.mend();
    await page.getByRole('button', { name: 'Retry now' }).press('Enter');
    await untilLineOpen(page);
    for (const act of waiting) {
      await expect(main.getByRole('button', { name: act }).first()).not.toHaveAttribute('aria-disabled');
    }

    const asNobody: string[] = [];
    page.on('request', (request) => {
      const { authorization, apikey } = request.headers();
      if (authorization === `Bearer ${apikey}` && request.url().includes('/rest/'))
        asNobody.push(request.url());
    });
    await stack.sql`delete from auth.sessions where user_id = ${world.admin.id}`;
    await page.clock.fastForward(2 * 3_600_000);
    await expect(main.getByRole('alert').filter({ hasText: 'Your sign-in has ended.' })).toBeVisible();
    const away = place?.(page) ?? main;
    await expect(away.getByRole('heading', { name: 'You are signed out' }).first()).toBeVisible();
    await expect(shows(page, world)).toHaveCount(0);
    await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
    if (begins !== undefined) await page.keyboard.press(begins.key);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await main.getByRole('link', { name: 'Sign in again' }).first().press('Enter');
    await expect(page).toHaveURL(/\/sign-in\?reason=expired&next=/);
    expect(new URL(page.url()).searchParams.get('next')).toContain(path(world));
    expect(asNobody).toEqual([]);
  });
}

/** What changes something of the fleet, of the workspace or of other people. */
const ACTS =
  /\b(override|force logout|assign|approve|deny|claim|confirm|dismiss|follow up|snooze|reopen|take over|release|unlock|pin|add|remove|retire|save changes|discard)\b|^more:/i;

test('a viewer reads every page and dialog, and no control on them acts', async ({
  browsers,
  stack,
  world,
}) => {
  await fillWorld(stack, world);
  const page = await browsers.openPage('/sessions', world.viewer);
  const buttons = page.locator('button:not([disabled]):not([aria-disabled=true])').filter({ hasText: ACTS });
  const named = page.getByRole('button', { name: ACTS, disabled: false });
  // Every act carries a request id, whether or not the database would refuse it.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('p_request_id') === true) asked.push(request.url());
  });
  const nothingActs = async () => {
    await expect(buttons).toHaveCount(0);
    await expect(named).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  for (const { path, shows } of PAGES) {
    await page.goto(path(world));
    await untilLineOpen(page);
    await expect(shows(page, world)).toBeVisible();
    for (const key of ['j', 'x', 'o', 'l', 'c', 't', '1', '2', '3', 's']) await page.keyboard.press(key);
    await nothingActs();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByText('Find or run')).toBeVisible();
    await expect(
      sheet.locator('dd').filter({ hasText: /^select|override|logout|claim|confirm|dismiss|snooze/i }),
    ).toHaveCount(0);
    await escapeFrom(page, sheet);
    // What a key had opened would be here by now.
    await nothingActs();
    expect(asked).toEqual([]);
  }
  const [review] = await stack.sql<{ id: string }[]>`
    select id from public.event_reviews where workspace_id = ${world.id}`;
  await callAs(stack, world.second, 'decide_review', {
    p_review_id: review?.id ?? '',
    p_decision: 'dismiss',
    p_reason_code: 'poor_coverage',
    p_note: null,
  });
  await openPage(page, '/reviews?tab=done');
  await expect(page.getByText('Dismissed by Joris Bakker')).toBeVisible();
  await nothingActs();
  for (const tab of ['rules', 'workspace', 'members', 'reasons']) {
    await page.goto(`/settings?tab=${tab}`);
    await expect(page.getByText('You can read this. Only administrators can change it.')).toBeVisible();
    await expect(page.getByRole('main').locator('input:enabled, select:enabled')).toHaveCount(0);
    await expect(page.getByRole('switch', { disabled: false })).toHaveCount(0);
    await nothingActs();
  }

  await page.goto('/sessions');
  await page.getByRole('row', { name: driverAt(world, 0).name }).focus();
  await page.getByRole('button', { name: `Sign-in of ${driverAt(world, 0).name}` }).press('Enter');
  const credentials = page.getByRole('dialog', { name: 'Sign-in of the driver' });
  await expect(credentials.getByText('Only administrators set PINs.')).toBeVisible();
  await expect(credentials.getByRole('textbox')).toHaveCount(0);
  await expect(credentials.getByRole('button', { name: ACTS })).toHaveCount(0);

  for (const path of ['/sessions', `/board?batch=${driverAt(world, 0).batchId}`]) {
    await page.goto(path);
    await untilLineOpen(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('driver 001');
    const options = page.getByRole('option');
    await expect(options.filter({ hasText: driverAt(world, 0).name }).first()).toBeVisible();
    await expect(options.filter({ hasText: /override|force logout|assign/i })).toHaveCount(0);
    await page.getByRole('combobox').fill('');
    await expect(options.filter({ hasText: /override|force logout|assign/i })).toHaveCount(0);
  }
  const acts = await stack.sql`
    select from public.supervisor_actions where workspace_id = ${world.id} and actor_id = ${world.viewer.id}`;
  expect(acts).toHaveLength(0);
  expect(asked).toEqual([]);
});
