import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { callAs } from './stack/member.ts';
import { setOut, startPhone } from './stack/phone.ts';
import { arriveFarAway, factOf, openReviews, untilStatuses } from './stack/reviews.ts';
import { askFromSecondDevice, signInByPin } from './stack/second-device.ts';
import type { Stack } from './stack/stack.ts';
import { applyUnheard, type Form } from './stack/unheard.ts';
import { driverAt, placeOfStop, type World } from './stack/world.ts';

const PIN = '482913';
const enter = (page: Page) => page.keyboard.press('Enter');
const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).press('Enter');
const supervisor = (world: World) => world.supervisor;

const setPin = async (stack: Stack, world: World) => {
  const { id, code } = driverAt(world, 0);
  const as = { p_driver_id: id, p_username: code.toLowerCase(), p_pin: PIN };
  await callAs(stack, world.admin, 'set_driver_pin', as);
};
const lockedOut = async (stack: Stack, world: World) => {
  await startPhone(stack.platform, driverAt(world, 0));
  await setPin(stack, world);
  const username = driverAt(world, 0).code.toLowerCase();
  for (const wrong of ['1', '2', '3', '4', '5']) {
    await signInByPin(stack.platform, world.code, username, `90371${wrong}`);
  }
};
const signedIn = ({ platform }: Stack, world: World) => startPhone(platform, driverAt(world, 0));
const twoDevices = async (stack: Stack, world: World) => {
  await setOut(stack, driverAt(world, 0));
  await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
};
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
const credentials = async (page: Page, world: World) => {
  const { name } = driverAt(world, 0);
  await page.getByRole('row').filter({ hasText: name }).focus();
  await page.getByRole('button', { name: `Sign-in of ${name}` }).press('Enter');
  return page.getByRole('dialog', { name: 'Sign-in of the driver' });
};
const withFirstReason = async (page: Page, title: string) => {
  const form = page.getByRole('dialog', { name: title });
  await expect(form.getByRole('radio').first()).toBeVisible();
  await page.keyboard.press('a');
  await form.getByRole('textbox', { name: 'Note' }).fill('Spoke with the driver');
  return { form, kept: form.getByText('Spoke with the driver') };
};
const override = (page: Page) => page.getByRole('region', { name: 'Override state' });
const changes = (page: Page) => page.getByRole('region', { name: 'Device changes to approve' });
const claimed = (page: Page) => page.getByText(/Claimed by you, \d+:\d\d left/);

const FORMS: readonly Form[] = [
  {
    name: 'setting a PIN',
    path: '/sessions',
    prepare: signedIn,
    calls: 'rpc/set_driver_pin',
    fill: async (page, world) => {
      const form = await credentials(page, world);
      await form.getByLabel('New PIN').fill(PIN);
      return { form, kept: form.locator(`input[value="${PIN}"]`) };
    },
    apply: enter,
    done: (page) => page.getByText('The PIN is set.'),
    action: 'set_driver_pin',
  },
  {
    name: 'unlocking a driver',
    path: '/sessions',
    person: supervisor,
    prepare: lockedOut,
    calls: 'rpc/unlock_driver',
    fill: async (page, world) => {
      const form = await credentials(page, world);
      await form.getByRole('textbox', { name: 'Note' }).fill('Driver called from the depot');
      return { form, kept: form.getByText('Driver called from the depot') };
    },
    apply: pressing('Unlock now'),
    done: (page) => page.getByRole('region', { name: 'Unlock now' }),
    isGone: true,
    action: 'unlock_driver',
  },
  {
    name: 'adding a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/add_reason',
    fill: async (page) => {
      await override(page).getByRole('button', { name: 'Add a reason: Override state' }).press('Enter');
      const form = page.getByRole('dialog');
      await form.getByLabel('Reason').fill('Gate closed');
      return { form, kept: form.locator('input[value="Gate closed"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'add_reason',
  },
  {
    name: 'retiring a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/change_reason',
    fill: (page) =>
      Promise.resolve({
        form: page.getByRole('main'),
        kept: override(page).getByRole('button', { name: 'More: Vehicle breakdown' }),
      }),
    apply: async (page) => {
      await override(page).getByRole('button', { name: 'More: Vehicle breakdown' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Retire' }).press('Enter');
    },
    done: (page) =>
      override(page)
        .getByRole('listitem')
        .filter({ hasText: /Vehicle breakdown.*retired/ }),
    action: 'change_reason',
  },
  {
    name: 'moving a reason',
    path: '/settings?tab=reasons',
    calls: 'rpc/order_reasons',
    fill: (page) =>
      Promise.resolve({
        form: page.getByRole('main'),
        kept: override(page).getByRole('listitem').first().filter({ hasText: 'Driver unreachable' }),
      }),
    apply: async (page) => {
      await override(page).getByRole('button', { name: 'More: Driver unreachable' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Move down' }).press('Enter');
    },
    done: (page) => override(page).getByRole('listitem').nth(1).filter({ hasText: 'Driver unreachable' }),
    action: 'order_reasons',
  },
  {
    name: 'approving a device',
    path: '/sessions',
    person: supervisor,
    prepare: twoDevices,
    calls: 'rpc/approve_device_change',
    fill: (page) => Promise.resolve({ form: page.getByRole('main'), kept: changes(page) }),
    apply: pressing('Approve'),
    done: changes,
    isGone: true,
    action: 'device_change_approve',
  },
  {
    name: 'denying a device',
    path: '/sessions',
    person: supervisor,
    prepare: twoDevices,
    calls: 'rpc/deny_device_change',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Deny…' }).press('Enter');
      return withFirstReason(page, 'Deny device change');
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'device_change_deny',
  },
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
  {
    name: 'saving a view',
    path: '/board',
    person: supervisor,
    calls: 'board_views*',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Save this view' }).press('Enter');
      const form = page.getByRole('dialog', { name: 'Save this view' });
      await form.getByLabel('Name').fill('Mine');
      return { form, kept: form.locator('input[value="Mine"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: null,
    count: async ({ sql }, world) =>
      (await sql`select from public.board_views where workspace_id = ${world.id}`).length,
  },
  {
    name: 'adding a member',
    path: '/settings?tab=members',
    prepare: (stack, world) =>
      callAs(stack, world.admin, 'remove_member', {
        p_workspace_id: world.id,
        p_user_id: world.viewer.id,
        p_note: null,
      }),
    calls: 'rpc/add_member',
    fill: async (page, world) => {
      await page.getByRole('button', { name: 'Add member' }).press('Enter');
      const form = page.getByRole('dialog');
      await form.getByLabel('Work email').fill(world.viewer.email);
      await form.getByLabel('Name').fill('Vera Smit');
      return { form, kept: form.locator('input[value="Vera Smit"]') };
    },
    apply: enter,
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'add_member',
  },
  {
    name: 'removing a member',
    path: '/settings?tab=members',
    calls: 'rpc/remove_member',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Remove Joris Bakker…' }).press('Enter');
      const form = page.getByRole('dialog', { name: 'Remove Joris Bakker' });
      await form.getByRole('textbox', { name: 'Note' }).fill('Has left the company');
      return { form, kept: form.getByText('Has left the company') };
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'remove_member',
  },
];

for (const form of FORMS) {
  test(`${form.name}: unheard or unanswered, it says so and keeps what was given, and in the end it is done once`, ({
    browsers,
    stack,
    world,
  }) => applyUnheard(form, { browsers, stack, world }));
}

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
  await expect(page.getByText('Not saved. The server did not answer.', { exact: true })).toBeVisible();
  await untilStatuses(stack.sql, world, ['dismissed']);
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(page.getByText('Not saved. The server did not answer.', { exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  const acts = await stack.sql`
    select action from public.supervisor_actions where workspace_id = ${world.id} and action like '%review'`;
  expect(acts.map(({ action }) => action)).toEqual(['dismiss_review']);
});
