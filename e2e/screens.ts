import type { Locator, Page } from '@playwright/test';
import { pages, type ConsolePage } from '../components/shell/pages.ts';
import { overrideBatch } from './stack/member.ts';
import type { Stack } from './stack/stack.ts';

export type Screen = {
  readonly name: string;
  readonly path: string;
  /** For whoever has not signed in yet; these come before all others. */
  readonly open?: true;
  /** Brings the screen into the state of its picture and waits for it. */
  readonly ready?: (page: Page, stack: Stack) => Promise<void>;
  /** Undoes what `ready` did to the product. */
  readonly after?: (stack: Stack) => void;
};

const rows = (page: Page): Locator => page.locator('.board-row');
const row = (page: Page): Locator => rows(page).first();
const dialog = (page: Page): Locator => page.getByRole('dialog');
/** A batch under way whose driver is signed in, flagged where there is one. */
const underWay = async (page: Page): Promise<Locator> => {
  await row(page).waitFor();
  const fit = page.locator(
    '.board-row[data-device=online]:is([data-status=EN_ROUTE], [data-status=DELAYED])',
  );
  const flagged = fit.filter({ has: page.locator('.col-flags b') });
  return (await flagged.count()) > 0 ? flagged.first() : fit.first();
};

async function openPanel(page: Page): Promise<void> {
  await (await underWay(page)).click();
  await page.getByRole('region', { name: 'Events' }).getByRole('listitem').first().waitFor();
}

async function fillOverride(page: Page): Promise<void> {
  await page.keyboard.press('o');
  await dialog(page).getByRole('radio').first().waitFor({ state: 'attached' });
  await page.keyboard.press('7');
  await page.keyboard.press('c');
  await dialog(page)
    .getByRole('textbox', { name: 'Note' })
    .fill('Position jumped 14 km. Driver not answering, depot security informed.');
}

const beforeSignIn: readonly Screen[] = [
  {
    name: 'sign-in',
    path: '/sign-in',
    open: true,
    ready: (page) => page.getByRole('heading', { name: 'Sign in' }).waitFor(),
  },
  {
    name: 'sign-in-error',
    path: '/sign-in',
    open: true,
    ready: async (page) => {
      await page.getByLabel('Work email').fill('supervisor@rotterdam.example');
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('form [role=alert]').waitFor();
    },
  },
];

const board: readonly Screen[] = [
  { name: 'board', path: '/board', ready: (page) => row(page).waitFor() },
  {
    name: 'board-empty',
    path: '/board?q=Nobody&state=DELAYED',
    ready: (page) => page.getByRole('button', { name: 'Clear filters' }).waitFor(),
  },
  {
    name: 'board-selected',
    path: '/board',
    ready: async (page) => {
      await row(page).waitFor();
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
      await page.getByRole('group', { name: 'Selected batches' }).waitFor();
    },
  },
  {
    name: 'map',
    path: '/board?view=map',
    ready: async (page) => {
      await page.locator('[data-ground]:not([data-ground=loading])').waitFor();
      await row(page).waitFor();
    },
  },
  {
    name: 'map-route',
    path: '/board?view=map',
    ready: async (page) => {
      await page.locator('[data-ground]:not([data-ground=loading])').waitFor();
      await (await underWay(page)).click();
      await page.locator('[data-stop]').first().waitFor({ state: 'attached' });
    },
  },
];

const overBoard: readonly Screen[] = [
  { name: 'driver', path: '/board', ready: openPanel },
  {
    name: 'override',
    path: '/board',
    ready: async (page) => {
      await openPanel(page);
      await fillOverride(page);
    },
  },
  {
    name: 'override-conflict',
    path: '/board',
    ready: async (page, stack) => {
      await openPanel(page);
      const batchId = new URL(page.url()).searchParams.get('batch');
      await fillOverride(page);
      if (batchId !== null) await stopUnseen(stack, batchId);
      await dialog(page).getByRole('alert').first().waitFor();
      await dialog(page)
        .getByRole('button', { name: /^Suspend from/, disabled: false })
        .waitFor();
    },
  },
  {
    name: 'logout',
    path: '/board',
    ready: async (page) => {
      await (await underWay(page)).focus();
      for (const key of ['x', 'j', 'x', 'l']) await page.keyboard.press(key);
      await dialog(page).getByRole('radio').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'palette',
    path: '/board',
    ready: async (page) => {
      await row(page).waitFor();
      await page.keyboard.press('Control+k');
      await dialog(page).getByRole('combobox').fill('ade');
      await dialog(page).getByRole('group', { name: 'Stops' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    path: '/board',
    ready: async (page) => {
      await row(page).waitFor();
      await page.keyboard.press('?');
      await dialog(page).getByRole('heading').first().waitFor();
    },
  },
];

/** A second supervisor does something to the batch while the dialog is open. */
async function stopUnseen(stack: Stack, batchId: string): Promise<void> {
  const [batch] = await stack.sql<{ status: 'EN_ROUTE' | 'DELAYED' }[]>`
    select driver_status as status from public.delivery_batches where id = ${batchId}`;
  if (batch === undefined) return;
  await overrideBatch(
    stack,
    { email: 'second@rotterdam.example' },
    { batchId },
    { from: batch.status, to: 'AT_STOP', note: 'Driver telephoned from the stop' },
  );
}

/** Until nothing on the page says that it is on its way. */
async function untilLoaded(page: Page): Promise<void> {
  await page.getByRole('status', { name: /^Loading/ }).waitFor({ state: 'detached' });
}

/** A review with a place drawn to scale, and what happened around it, where the screen has room for both. */
async function drawnReview(page: Page): Promise<void> {
  const located = page.locator('[data-review]').filter({ hasText: /GEO|SPD/ });
  await located.first().waitFor();
  if (await page.getByRole('region', { name: 'Evidence' }).isVisible()) {
    await located.first().locator('[data-open]').click();
    await page.getByRole('table', { name: 'Events around it' }).waitFor();
  }
}

/** The same with one open, which on a phone takes the whole screen. */
async function openReview(page: Page): Promise<void> {
  const located = page
    .locator('[data-review]')
    .filter({ hasText: /GEO|SPD/ })
    .first();
  await located.locator('[data-open]').click();
  await page.getByRole('table', { name: 'Events around it' }).waitFor();
}

/** An override opened, with the replay of its batch under the list. */
async function openEntry(page: Page): Promise<void> {
  const entry = page.getByRole('row').filter({ hasText: 'Override' }).first();
  await entry.click();
  await page.getByText('Replay this batch').click();
  await page.getByRole('region', { name: 'Replay' }).getByRole('slider').first().waitFor();
}

/** Both devices of the first request, side by side. */
async function compareDevices(page: Page): Promise<void> {
  await untilLoaded(page);
  const requests = page.getByRole('region', { name: 'Device changes to approve' });
  await requests.locator('button[aria-expanded]').first().click();
  await requests.getByRole('region', { name: 'New device' }).waitFor();
}

/** What a colleague has asked for. */
async function openApprovals(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Approvals/ }).click();
  await dialog(page).getByRole('button', { name: 'Grant and carry out' }).first().waitFor();
}

const READY: Partial<Record<ConsolePage['name'], Screen['ready']>> = {
  reviews: drawnReview,
  settings: (page) =>
    page
      .getByText(/yesterday/)
      .first()
      .waitFor(),
  insights: async (page) => {
    await untilLoaded(page);
    await page.locator('.recharts-surface').nth(2).waitFor();
  },
};

/** Every screen of the console, as an administrator of the demonstration sees it. */
export const screens: readonly Screen[] = [
  ...beforeSignIn,
  ...board,
  ...overBoard,
  ...pages
    .filter(({ name }) => name !== 'board')
    .map(({ name, href }): Screen => ({ name, path: href, ready: READY[name] ?? untilLoaded })),
  { name: 'device-change', path: '/sessions', ready: compareDevices },
  { name: 'approvals', path: '/board', ready: openApprovals },
  { name: 'review', path: '/reviews', ready: openReview },
  { name: 'audit-entry', path: '/audit?act=override', ready: openEntry },
  ...(['workspace', 'members', 'reasons', 'personal'] as const).map((tab): Screen => ({
    name: `settings-${tab}`,
    path: `/settings?tab=${tab}`,
    ready: untilLoaded,
  })),
  {
    name: 'board-stale',
    path: '/board',
    ready: async (page, stack) => {
      await row(page).waitFor();
      stack.line.cut();
      await page.locator('[data-connection=stale]').waitFor();
    },
    after: (stack) => stack.line.mend(),
  },
];
