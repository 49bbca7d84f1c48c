import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { callAs } from './stack/member.ts';
import { setOut } from './stack/phone.ts';
import { arriveFarAway, factOf, openReviews, untilStatuses } from './stack/reviews.ts';
import type { Stack } from './stack/stack.ts';
import { testUnheard, withFirstReason, type Form } from './stack/unheard.ts';
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
    apply: (page) => page.keyboard.press('c'),
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
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  browsers.expectTrouble(/decide_review|Failed to load resource/);
  await page.route(
    '**/rpc/decide_review',
    async (route) => {
      await route.fetch();
      await route.abort('failed');
    },
    { times: 1 },
  );
  await page.keyboard.press('2');
  // A reader is told the same beside the toast.
  const toast = page.getByText('No answer came. Try again: nothing is done twice.', { exact: true });
  await expect(toast).toBeVisible();
  await untilStatuses(stack.sql, world, ['dismissed']);
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(toast).toBeHidden();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  const acts = await stack.sql`
    select action from public.supervisor_actions where workspace_id = ${world.id} and action like '%review'`;
  expect(acts.map(({ action }) => action)).toEqual(['dismiss_review']);
});

test('a key that is held down claims once', async ({ browsers, stack, world }) => {
  await flagged(stack, world);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('c');
  await page.keyboard.up('c');
  await expect(claimed(page)).toBeVisible();
  const acts = () => stack.sql`
    select action from public.supervisor_actions where workspace_id = ${world.id} and action like '%review'`;
  await expect.poll(async () => (await acts()).map(({ action }) => action)).toEqual(['claim_review']);
  await page.keyboard.press('c');
  await expect.poll(async () => (await acts()).length).toBe(2);
});
