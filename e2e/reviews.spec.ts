import { expect, test } from './stack/console-test.ts';
import { rowOf } from './stack/board.ts';
import { actionsOf } from './stack/database-state.ts';
import { escapeFrom, untilFocusIn } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import {
  arriveFarAway,
  factOf,
  openReviews,
  proveNowhere,
  reviewsOf,
  untilStatuses,
} from './stack/reviews.ts';
import { driverAt } from './stack/world.ts';

test('a flag appears by itself, is decided with one key, and can be taken back', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  const page = await openReviews(browsers, world.supervisor);
  await expect(page.getByRole('heading', { name: 'Nothing to review' })).toBeVisible();

  await arriveFarAway(phone);
  await expect(factOf(page)).toHaveText('Arrived 445 m from stop 01');
  await expect(page.getByRole('img', { name: /Arrived 445 m from stop 01. Drawn to scale/ })).toBeVisible();

  await page.keyboard.press('2');
  await expect(
    page.getByRole('region', { name: 'Messages (F8)' }).getByText('Dismissed: Driver 001'),
  ).toBeVisible();
  await untilStatuses(stack.sql, world, ['dismissed']);
  await expect(page.getByRole('heading', { name: 'Nothing to review' })).toBeVisible();
  expect(await actionsOf(stack.sql, world)).toEqual([
    { action: 'dismiss_review', actor: world.supervisor.id, reasonCode: 'position_inaccurate', note: null },
  ]);

  await page.keyboard.press('u');
  await untilStatuses(stack.sql, world, ['open']);
  await expect(factOf(page)).toHaveText('Arrived 445 m from stop 01');
  await expect(page.getByText(/Claimed by you, 9:\d\d left|Claimed by you, 10:00 left/)).toBeVisible();
  expect((await actionsOf(stack.sql, world)).map(({ action }) => action)).toEqual([
    'dismiss_review',
    'reopen_review',
  ]);
});

test('a refused move flags its batch on an open board, until a colleague decides it', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const board = await browsers.openPage('/', world.second);
  const phone = await setOut(stack, driver);
  await expect(rowOf(board, driver)).toContainText('En route');
  expect(await phone.send('DEPARTED_STOP', [{ stop_index: 0 }])).toMatchObject([{ verdict: 'rejected' }]);
  const flag = rowOf(board, driver).getByText('Rejected transition');
  await expect(flag).toHaveCount(1);
  await rowOf(board, driver).press('Enter');
  const flags = board.getByRole('region', { name: 'Flags' });
  await expect(flags).toContainText('does not allow. It was refused.');
  await expect(flags.getByRole('link', { name: 'Review Rejected transition' })).toBeVisible();

  const reviews = await openReviews(browsers, world.supervisor);
  await expect(factOf(reviews)).toBeVisible();
  await reviews.keyboard.press('2');
  await untilStatuses(stack.sql, world, ['dismissed']);
  await expect(flag).toHaveCount(0);
  await expect(flags).toHaveCount(0);
});

test('a time tells, when asked, what it is here and in UTC', async ({ browsers, stack, world }) => {
  await arriveFarAway(await setOut(stack, driverAt(world, 0)));
  const page = await browsers.openPage('/reviews', world.supervisor);
  const facts = page.getByRole('complementary', { name: 'Facts' });
  const times = [
    page.locator('header time > span'),
    page
      .getByRole('region', { name: 'Evidence' })
      .getByText(/^\d\d:\d\d:\d\d$/)
      .first(),
    facts.getByText(/^\d\d:\d\d:\d\d\.\d{3}$/).first(),
  ];
  for (const time of times) {
    await time.hover();
    await expect(time).toHaveAttribute('title', / UTC$/);
  }
});

test('50 flags are triaged with the keyboard alone, a key each', async ({ browsers, stack, world }) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await proveNowhere(phone, 50);
  const page = await openReviews(browsers, world.supervisor);
  await expect(page.getByRole('button', { name: 'Open 50' })).toBeVisible();
  const current = page.locator('[data-open][aria-current="true"]');
  for (let decided = 0; decided < 50; decided += 1) {
    const id = (await current.getAttribute('data-open')) ?? '';
    await page.keyboard.press(String((decided % 3) + 1));
    await expect(page.locator(`[data-open="${id}"]`)).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { name: 'Nothing to review' })).toBeVisible();
  await expect(async () => {
    const reviews = await reviewsOf(stack.sql, world);
    const count = (status: string) => reviews.filter((review) => review.status === status).length;
    expect([count('confirmed'), count('dismissed'), count('follow_up')]).toEqual([17, 17, 16]);
  }).toPass();
  expect(await actionsOf(stack.sql, world)).toHaveLength(50);
});

test('a claim shows in another browser, whose keys decide nothing until it is taken over', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await arriveFarAway(phone);
  const page = await openReviews(browsers, world.supervisor);
  const other = await openReviews(browsers, world.second);
  await expect(factOf(other)).toBeVisible();
  await expect(factOf(page)).toBeVisible();

  await page.keyboard.press('c');
  await expect(page.getByText(/Claimed by you, \d+:\d\d left/)).toBeVisible();
  await expect(other.getByText(/Claimed by Sanne Visser, \d+:\d\d left/)).toBeVisible();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(...(/rpc\/\w+_review$/.exec(request.url()) ?? [])));
  for (const key of ['1', 'c']) await other.keyboard.press(key);
  await expect(other.getByRole('button', { name: /^Confirm/ })).toHaveAttribute('aria-disabled', 'true');

  await other.keyboard.press('t');
  const dialog = other.getByRole('dialog', { name: 'Take over a claim' });
  await expect(dialog).toBeVisible();
  expect(asked).toEqual([]);
  await expect(dialog.getByRole('radio', { name: 'Colleague is away' })).toBeVisible();
  await untilFocusIn(dialog);
  await other.keyboard.press('a');
  await expect(dialog.getByRole('radio', { name: 'Colleague is away' })).toBeChecked();
  await other.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(other.getByText(/Claimed by you, \d+:\d\d left/)).toBeVisible();
  await expect(page.getByText(/Claimed by Joris Bakker, \d+:\d\d left/)).toBeVisible();
  expect((await reviewsOf(stack.sql, world))[0]).toMatchObject({
    status: 'open',
    claimedBy: world.second.id,
  });
});

test('what a colleague decides stays in place under the hand, and cannot be decided twice', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await proveNowhere(phone, 3);
  const page = await openReviews(browsers, world.supervisor);
  const other = await openReviews(browsers, world.second);
  const rows = page.locator('[data-review]');
  await expect(rows).toHaveCount(3);
  await expect(factOf(other)).toBeVisible();
  await rows.first().getByRole('button').click();

  await other.keyboard.press('2');
  await expect(rows.first()).toContainText('Left the list');
  await expect(rows).toHaveCount(3);
  await expect(page.getByText('Dismissed by Joris Bakker')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(...(/rpc\/\w+_review$/.exec(request.url()) ?? [])));
  for (const key of ['1', 'c', 's']) await page.keyboard.press(key);
  expect(asked).toEqual([]);
  await factOf(page).click();
  await expect(rows).toHaveCount(2);
  expect((await actionsOf(stack.sql, world)).map(({ action }) => action)).toEqual(['dismiss_review']);
});

test('several flags are decided together after a look at each, and put aside for later', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await proveNowhere(phone, 3);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page
    .getByRole('group', { name: 'Selected reviews' })
    .getByRole('button', { name: 'Dismiss…' })
    .press('Enter');
  await expect(page.getByRole('dialog', { name: 'Dismiss 2 flags' })).toBeVisible();
  await escapeFrom(page, page.getByRole('dialog', { name: 'Dismiss 2 flags' }));
  // The key means what is selected, as the button does.
  await page.keyboard.press('2');
  const dialog = page.getByRole('dialog', { name: 'Dismiss 2 flags' });
  await expect(dialog.getByRole('list', { name: 'For these flags' }).getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('radio', { name: 'Poor network coverage' })).toBeVisible();
  await untilFocusIn(dialog);
  await page.keyboard.press('c');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await untilStatuses(stack.sql, world, ['dismissed', 'dismissed', 'open']);

  await page.keyboard.press('s');
  const snooze = page.getByRole('dialog', { name: 'Snooze 1 flag' });
  await expect(snooze.getByRole('radio', { name: 'In an hour' })).toBeChecked();
  await expect(snooze.getByRole('radio', { name: 'Waiting for an answer' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(snooze).toBeHidden();
  await untilStatuses(stack.sql, world, ['dismissed', 'dismissed', 'snoozed']);
  await expect(page.getByRole('table', { name: 'Coming back' })).toContainText('Driver 001');
});

test('one flag leads to who, where, which device, and to cutting the session, by keyboard', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await arriveFarAway(phone);
  const page = await openReviews(browsers, world.supervisor);
  const facts = page.getByRole('complementary', { name: 'Facts' });
  await expect(facts.getByText('Pixel 9')).toBeVisible();
  await expect(facts.getByText('51.92400, 4.48000')).toBeVisible();

  await page.keyboard.press('e');
  const panel = page.getByRole('complementary', { name: 'Driver Driver 001' });
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await page.keyboard.press('o');
  const override = page.getByRole('dialog', { name: 'Override state' });
  await expect(override).toBeVisible();
  await escapeFrom(page, override);

  await page.keyboard.press('l');
  const logout = page.getByRole('dialog', { name: 'Force logout' });
  await expect(logout.getByRole('radio', { name: 'Device lost or stolen' })).toBeVisible();
  await escapeFrom(page, logout);
  await page.keyboard.press('1');
  await untilStatuses(stack.sql, world, ['confirmed']);
  expect((await actionsOf(stack.sql, world)).map(({ action }) => action)).toEqual(['confirm_review']);
});

test('the queue shows who else has a review open', async ({ browsers, stack, world }) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await proveNowhere(phone, 2);
  const mine = await openReviews(browsers, world.supervisor);
  const theirs = await openReviews(browsers, world.second);
  await theirs.keyboard.press('j');
  await expect(theirs).toHaveURL(/review=/);
  const open = new URL(theirs.url()).searchParams.get('review') ?? '';
  const face = mine
    .locator(`[data-review="${open}"]`)
    .getByRole('img', { name: `Also here: ${world.second.name}` });
  await expect(face).toBeVisible({ timeout: 15_000 });
});

test('a viewer sees the queue and can decide nothing', async ({ browsers, stack, world }) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await arriveFarAway(phone);
  const page = await openReviews(browsers, world.viewer);
  await expect(factOf(page)).toBeVisible();
  await expect(page.getByText('You can look; deciding takes a supervisor.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Confirm/ })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  for (const key of ['1', '2', 'c', 's']) await page.keyboard.press(key);
  await untilStatuses(stack.sql, world, ['open']);
  expect(await actionsOf(stack.sql, world)).toEqual([]);
});

test('a decision that does not get through comes back, and Retry saves it once', async ({
  browsers,
  stack,
  world,
}) => {
  const phone = await setOut(stack, driverAt(world, 0));
  await arriveFarAway(phone);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  browsers.expectTrouble(/decide_review|Failed to load resource/);
  await page.route('**/rpc/decide_review', (route) => route.abort('failed'), { times: 1 });
  await page.keyboard.press('2');
  await expect(
    page.getByText('No answer came. Try again: nothing is done twice.', { exact: true }),
  ).toBeVisible();
  await expect(page.locator('[data-review]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await untilStatuses(stack.sql, world, ['dismissed']);
  expect(await actionsOf(stack.sql, world)).toHaveLength(1);
});
