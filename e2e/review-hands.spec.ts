import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { callAs } from './stack/member.ts';
import { setOut } from './stack/phone.ts';
import { factOf, openReviews, proveNowhere, reviewsOf } from './stack/reviews.ts';
import type { Stack } from './stack/stack.ts';
import { driverAt, type World } from './stack/world.ts';

const current = (page: Page): Locator => page.locator('[data-open][aria-current="true"]');

/** The queue of a supervisor with so many flags of one driver. */
async function withFlags(stack: Stack, world: World, count: number): Promise<void> {
  await proveNowhere(await setOut(stack, driverAt(world, 0)), count);
}

async function decidedOf({ sql }: Stack, world: World): Promise<number> {
  return (await reviewsOf(sql, world)).filter(({ status }) => status !== 'open').length;
}

test('a double click and a held Enter decide one review each, not the next one too', async ({
  browsers,
  stack,
  world,
}) => {
  await withFlags(stack, world, 6);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  await expect(current(page)).toHaveCount(1);

  await page.getByRole('button', { name: /^Dismiss/ }).dblclick();
  await expect.poll(() => decidedOf(stack, world)).toBe(1);

  const confirm = page.getByRole('button', { name: /^Confirm/ });
  await confirm.focus();
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect.poll(() => decidedOf(stack, world)).toBe(2);

  // A third press is answered after whatever the first ones sent.
  await confirm.press('Enter');
  await expect.poll(() => decidedOf(stack, world)).toBe(3);
  expect(
    (await actionsOf(stack.sql, world))
      .map(({ action }) => action)
      .filter((action) => action.endsWith('_review')),
  ).toEqual(['dismiss_review', 'confirm_review', 'confirm_review']);
});

for (const count of [3, 1]) {
  test(`what is typed into a note stays words when a colleague decides (${count} in the queue)`, async ({
    browsers,
    stack,
    world,
  }) => {
    await withFlags(stack, world, count);
    const page = await openReviews(browsers, world.supervisor);
    await expect(factOf(page)).toBeVisible();
    await current(page).click();
    await page.keyboard.press('n');
    const note = page.getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await page.keyboard.type('The customer says');

    const reviewId = (await current(page).getAttribute('data-open')) ?? '';
    const decision = { p_decision: 'dismiss', p_reason_code: 'poor_coverage', p_note: null };
    await callAs(stack, world.second, 'decide_review', { p_review_id: reviewId, ...decision });
    await expect(page.getByText('Dismissed by Joris Bakker')).toBeVisible();
    // Each of these is a command outside the note.
    await page.keyboard.type('j1o');
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('The customer says');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await decidedOf(stack, world)).toBe(1);
    await page.keyboard.press('Escape');
    await expect(note).toHaveCount(0);
  });
}

test('a note stays with the review it was written for', async ({ browsers, stack, world }) => {
  await withFlags(stack, world, 2);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  const first = await current(page).getAttribute('data-open');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('The customer says');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.locator(`[data-open="${first}"]`)).not.toHaveAttribute('aria-current');
  await expect(note).toHaveValue('');
  await page.keyboard.press('2');
  await expect.poll(() => decidedOf(stack, world)).toBe(1);
  expect(await actionsOf(stack.sql, world)).toMatchObject([{ action: 'dismiss_review', note: null }]);
  await expect(note).toHaveValue('The customer says');
});

test('an undo that is refused says that it was not undone', async ({ browsers, stack, world }) => {
  await withFlags(stack, world, 1);
  const page = await openReviews(browsers, world.supervisor);
  await expect(factOf(page)).toBeVisible();
  const reviewId = (await current(page).getAttribute('data-open')) ?? '';
  await page.keyboard.press('2');
  await expect.poll(() => decidedOf(stack, world)).toBe(1);
  await callAs(stack, world.second, 'reopen_review', {
    p_review_id: reviewId,
    p_reason_code: 'decided_by_mistake',
    p_note: null,
  });
  browsers.expectTrouble(/409/);
  await page.keyboard.press('u');
  await expect(page.getByText(/^Not undone\. Joris Bakker has claimed this review/).first()).toBeVisible();
});
