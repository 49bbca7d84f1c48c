import type { Page } from '@playwright/test';
import { LOST_LINE, openPage, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { untilFocusIn } from './stack/keyboard.ts';
import { callAs } from './stack/member.ts';
import { setOut } from './stack/phone.ts';
import { arriveFarAway, factOf, openReviews, untilStatuses } from './stack/reviews.ts';
import type { Stack } from './stack/stack.ts';
import { loseNextAnswer, requestIdOf, testUnheard, withFirstReason, type Form } from './stack/unheard.ts';
import { driverAt, type World } from './stack/world.ts';

const supervisor = (world: World) => world.supervisor;
const flagged = async (stack: Stack, world: World) => arriveFarAway(await setOut(stack, driverAt(world, 0)));
const reviewOf = async ({ sql }: Stack, world: World): Promise<string> => {
  const [review] = await sql<{ id: string }[]>`
    select id from public.event_reviews where workspace_id = ${world.id}`;
  return review?.id ?? '';
};
const claimedByAnother = async (stack: Stack, world: World) => {
  await flagged(stack, world);
  await callAs(stack, world.second, 'claim_review', { p_review_id: await reviewOf(stack, world) });
};
const dismissed = async (stack: Stack, world: World) => {
  await flagged(stack, world);
  await callAs(stack, world.second, 'decide_review', {
    p_review_id: await reviewOf(stack, world),
    p_decision: 'dismiss',
    p_reason_code: 'poor_coverage',
    p_note: null,
  });
};
const claimed = (page: Page) => page.getByText(/Claimed by you, \d+:\d\d left/);

const FORMS: readonly Form[] = [
  {
    name: 'claiming a review',
    path: '/reviews',
    person: supervisor,
    prepare: flagged,
    calls: 'rpc/claim_review',
    fill: async (page) => {
      await expect(factOf(page)).toBeVisible();
      return { form: page.getByRole('main'), kept: page.getByRole('button', { name: /^Claim/ }) };
    },
    // Not by key: C gives back what the live topic has shown as claimed meanwhile.
    apply: async (page) => {
      const claim = page.getByRole('button', { name: /^Claim/ });
      await claim.or(claimed(page)).first().waitFor();
      await claim.press('Enter', { timeout: 1_000 }).catch(() => undefined);
    },
    done: claimed,
    action: 'claim_review',
  },
  {
    name: 'taking a review over',
    path: '/reviews',
    person: supervisor,
    prepare: claimedByAnother,
    calls: 'rpc/take_over_review',
    fill: async (page) => {
      await expect(page.getByText(/Claimed by Joris Bakker, /)).toBeVisible();
      await page.keyboard.press('t');
      return withFirstReason(page, 'Take over a claim');
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'take_over_review',
  },
  {
    name: 'snoozing a review',
    path: '/reviews',
    person: supervisor,
    prepare: flagged,
    calls: 'rpc/snooze_review',
    fill: async (page) => {
      await expect(factOf(page)).toBeVisible();
      await page.keyboard.press('s');
      const form = page.getByRole('dialog', { name: 'Snooze 1 flag' });
      await expect(form.getByRole('radio', { name: 'Waiting for an answer' })).toBeVisible();
      await form.getByRole('radio', { name: 'In 4 hours' }).press('Space');
      return { form, kept: form.getByRole('radio', { name: 'In 4 hours', checked: true }) };
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'snooze_review',
  },
  {
    name: 'reopening a review',
    path: '/reviews?tab=done',
    person: supervisor,
    prepare: dismissed,
    calls: 'rpc/reopen_review',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Reopen…' }).press('Enter');
      return withFirstReason(page, 'Reopen 1 flag');
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'reopen_review',
  },
];

testUnheard(FORMS);

test('a decision whose answer got lost is the same decision when it is given again', async ({
  browsers,
  stack,
  world,
}) => {
  await flagged(stack, world);
  const page = await browsers.newPageOf(world.supervisor);
  // The live topic may tell first what the lost answer would have.
  let silent = false;
  await page.routeWebSocket(/realtime/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => silent || socket.send(message));
  });
  await openPage(page, '/reviews');
  await expect(factOf(page)).toBeVisible();
  browsers.expectTrouble(/decide_review|Failed to load resource/);
  await loseNextAnswer(page, 'decide_review');
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/decide_review')) requests.push(requestIdOf(request));
  });
  silent = true;
  await page.keyboard.press('2');
  // A reader is told the same beside the toast.
  const toast = page.getByText('No answer came. Try again: nothing is done twice.', { exact: true });
  await expect(toast).toBeVisible();
  silent = false;
  await untilStatuses(stack.sql, world, ['dismissed']);
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(toast).toBeHidden();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await expect.poll(() => requests.length).toBe(2);
  expect(new Set(requests).size).toBe(1);
  const acts = await stack.sql`
    select action from public.supervisor_actions where workspace_id = ${world.id} and action like '%review'`;
  expect(acts.map(({ action }) => action)).toEqual(['dismiss_review']);
});

test('a key that is held down claims once', async ({ browsers, stack, world }) => {
  await flagged(stack, world);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  // To copy is not to claim.
  await page.keyboard.press('Control+c');
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('c');
  await page.keyboard.up('c');
  await expect(claimed(page)).toBeVisible();
  const acts = () => stack.sql`
    select action from public.supervisor_actions where workspace_id = ${world.id} and action like '%review'`;
  await expect.poll(async () => (await acts()).map(({ action }) => action)).toEqual(['claim_review']);
  await page.keyboard.press('c');
  await expect.poll(async () => (await acts()).length).toBe(2);
});

test('a claim that was refused is put back before anything is read anew', async ({
  browsers,
  stack,
  world,
}) => {
  await flagged(stack, world);
  const page = await browsers.newPageOf(world.supervisor);
  let lost = false;
  await page.route(/rpc\/(claim_review|review_\w+)$/, (route) =>
    lost ? route.abort('failed') : route.continue(),
  );
  await openPage(page, '/reviews');
  await expect(factOf(page)).toBeVisible();
  browsers.expectTrouble(/Failed to load resource|net::ERR_FAILED/);
  lost = true;
  const asked = page.waitForRequest('**/rpc/claim_review');
  await page.keyboard.press('c');
  await asked;
  await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Claim/ })).toBeVisible();
  await expect(claimed(page)).toHaveCount(0);
});

test('on old data no key carries out anything on a review, nor on those selected', async ({
  browsers,
  stack,
  world,
}) => {
  await flagged(stack, world);
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openPage(page, '/reviews');
  await expect(factOf(page)).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => {
    const name = /rpc\/(\w+_reviews?)$/.exec(request.url())?.[1];
    if (name !== undefined) sent.push(name);
  });
  await page.keyboard.press('x');
  await page.keyboard.press('2');
  const dialog = page.getByRole('dialog', { name: 'Dismiss 1 flag' });
  await expect(dialog.getByRole('radio', { name: 'Poor network coverage' })).toBeVisible();
  await untilFocusIn(dialog);
  await page.keyboard.press('c');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);

  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  await page.clock.fastForward(40_000);
  await expect(dialog.getByText('This needs the current state.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('c');
  const selected = page.getByRole('group', { name: 'Selected reviews' });
  const claimAll = selected.getByRole('button', { name: 'Claim', exact: true });
  await expect(claimAll).toHaveAttribute('aria-disabled', 'true');
  await expect(claimAll).toHaveAttribute('title', /This needs the current state\./);
  await claimAll.press('Enter');
  await claimAll.blur();
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
  for (const key of ['c', '1', '2', '3', 's']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  stack.line.mend();
  await page.getByRole('button', { name: 'Retry now' }).press('Enter');
  await untilLineOpen(page);
  expect(sent).toEqual([]);
  expect(await actionsOf(stack.sql, world)).toEqual([]);
});
