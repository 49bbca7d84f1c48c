import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { overrideBatch } from './stack/member.ts';
import { setOut } from './stack/phone.ts';
import { violationsOf } from './stack/violations.ts';
import { driverAt } from './stack/world.ts';

const NOTE = '=HYPERLINK("http://elsewhere.example") and some words';

test('the log is read, opened, narrowed and replayed with the keyboard alone', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 0);
  const phone = await setOut(stack, driver);
  await phone.report('ROUTE_STARTED');
  await phone.report('ARRIVED_AT_STOP', 0);
  await overrideBatch(stack, world.supervisor, driver, { from: 'AT_STOP', to: 'SUSPENDED', note: NOTE });
  const page = await browsers.openPage('/audit', world.supervisor);

  const log = page.getByRole('treegrid', { name: 'Audit log' });
  await expect(page.getByText('Log verified')).toBeVisible();
  const override = log.getByRole('row', { name: /State override/ });
  await expect(override).toBeVisible();
  await tabTo(page, '[data-entry]');
  await expect(override).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(override).toHaveAttribute('aria-expanded', 'true');
  const details = log.getByRole('gridcell', { name: /Details of entry/ });
  await expect(details).toContainText(NOTE);
  await expect(details).toContainText('AT_STOP');
  await expect(details.getByText(/^[0-9a-f]{4}…[0-9a-f]{4}$/)).toHaveCount(2);

  await page.keyboard.press('ArrowDown');
  await expect(log.getByRole('row', { name: /Arrived 01/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(log.getByRole('row', { name: /Route started refused/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(log.getByRole('gridcell', { name: 'Details of a refused event' })).toContainText(
    'it is not part of the chain',
  );
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('p');
  const replay = page.getByRole('region', { name: 'Replay' });
  await expect(replay).toBeVisible();
  await replay.getByRole('button', { name: 'Close replay' }).press('Enter');
  await expect(replay).toHaveCount(0);
  await tabTo(page, '[data-entry]');
  await page.keyboard.press('Tab');
  await expect(
    log.getByRole('row', { name: /Arrived 01/ }).getByRole('button', { name: 'Replay this batch' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(replay.getByText('Every state follows from the events.')).toBeVisible();
  const playhead = replay.getByRole('slider');
  await expect(playhead).toHaveAttribute('aria-valuetext', /Suspended/);
  await tabTo(page, '[role=slider]');
  await page.keyboard.press('Home');
  await expect(playhead).toHaveAttribute('aria-valuetext', /Active/);
  await page.keyboard.press('.');
  await expect(playhead).toHaveAttribute('aria-valuetext', /En route/);
  await page.keyboard.press('Space');
  const end = (await playhead.getAttribute('aria-valuemax')) ?? '';
  await expect(playhead).toHaveAttribute('aria-valuenow', end);
  await expect(playhead).toHaveAttribute('aria-valuetext', /Suspended/);

  await page.getByRole('button', { name: /^What/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Acts', exact: true }).press('Enter');
  await expect(page).toHaveURL(/show=actions/);
  await expect(log.getByRole('row', { name: /Arrived/ })).toHaveCount(0);
  await expect(override).toBeVisible();

  const when = page.getByRole('button', { name: /^When/ });
  await when.press('Enter');
  await page.getByRole('menuitem', { name: 'Yesterday' }).press('Enter');
  await expect(page.getByText('No entries match these filters')).toBeVisible();
  await expect(page.getByLabel('From', { exact: true })).toHaveCount(0);
  await when.press('Enter');
  await page.getByRole('menuitem', { name: 'Chosen days' }).press('Enter');
  const from = page.getByLabel('From', { exact: true });
  await expect(from).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  const [, yesterday = ''] = /from=([\d-]+)/.exec(page.url()) ?? [];
  expect(await from.inputValue()).toBe(yesterday);
});

test('the address narrows the log, and the export brings the same entries with formulas made harmless', async ({
  browsers,
  stack,
  world,
}) => {
  const [first, second] = [driverAt(world, 0), driverAt(world, 1)];
  for (const driver of [first, second]) {
    await setOut(stack, driver);
  }
  await overrideBatch(stack, world.supervisor, first, { from: 'EN_ROUTE', to: 'SUSPENDED', note: NOTE });
  const page = await browsers.openPage(`/audit?batch=${first.batchId}`, world.viewer);
  const log = page.getByRole('treegrid');
  await expect(log.getByText(first.reference).first()).toBeVisible();
  await expect(log.getByText(second.reference)).toHaveCount(0);

  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).press('Enter');
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^audit-\w+-\d{4}-\d\d-\d\d-part\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toContain('kind,seq,at');
  // By the clock of the workspace, as on screen.
  expect(lines[1]).toMatch(/^\w+,\d+,\d{4}-\d\d-\d\dT[\d:.]+\+0[12]:00,/);
  expect(lines.filter((line) => line.includes(first.reference))).toHaveLength(2);
  expect(lines.join('')).not.toContain(second.reference);
  expect(lines.join('\n')).toContain(`"'=HYPERLINK(""http://elsewhere.example"")`);

  await page.goto('/audit?q=nobody+of+this+name');
  await expect(page.getByText('No entries match these filters')).toBeVisible();
  await untilLineOpen(page);
  await page.getByRole('button', { name: 'Clear filters' }).first().press('Enter');
  await expect(log.getByText(second.reference).first()).toBeVisible();
});

test('an exported log says in its name which days it covers, and whether they are whole', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openPage('/audit', world.viewer);
  const nameOf = async (query: string) => {
    const { headers } = await page.evaluate(async (address) => {
      const answer = await fetch(address, { method: 'GET' });
      return { headers: answer.headers.get('content-disposition') ?? '' };
    }, `/audit/export?w=${world.id}&${query}`);
    return /filename="audit-\w+-(.*)\.csv"/.exec(headers)?.[1];
  };
  expect(await nameOf('from=2026-01-02&to=2026-01-03')).toBe('2026-01-02-2026-01-03');
  expect(await nameOf('from=2026-01-02&to=2026-01-02')).toBe('2026-01-02');
  expect(await nameOf('from=2026-01-02&to=2026-01-02&q=a')).toBe('2026-01-02-part');
});

test('a replay of a batch that is not here says so', async ({ browsers, world }) => {
  const page = await browsers.openPage(`/audit?replay=${crypto.randomUUID()}`, world.supervisor);
  const replay = page.getByRole('region', { name: 'Replay' });
  await expect(replay).toContainText('There is no such batch in this workspace.');
});

test('nobody exports a log that is not theirs', async ({ browsers, stack, world }) => {
  const page = await browsers.openBoard(world.supervisor);
  const other = await stack.sql`select id from public.workspaces where id <> ${world.id} limit 1`;
  const refused = await page.request.get(`/audit/export?w=${String(other[0]?.['id'])}`);
  expect(refused.status()).toBe(404);
  const stranger = await browsers.newPage();
  await stranger.goto('/sign-in');
  const answer = await stranger.request.get(`/audit/export?w=${world.id}`, { maxRedirects: 0 });
  expect(answer.status()).not.toBe(200);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the log has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    stack,
    world,
  }) => {
    const driver = driverAt(world, 0);
    await setOut(stack, driver);
    const page = await browsers.openPage(`/audit?replay=${driver.batchId}`, world.supervisor, {
      colorScheme,
    });
    await page.getByRole('row', { name: /Route started/ }).press('Enter');
    await expect(page.getByRole('slider')).toBeVisible();
    await expect(page.getByText('Log verified')).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(page.getByRole('row', { name: /Route started/ })).toBeVisible();
    expect(await violationsOf(page), 'on a phone').toEqual([]);
  });
}

/** Tabs on until the focus is where it should be; every stop on the way is one a person would make too. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const goal = page.locator(`${selector}:focus`);
  for (let stops = 0; stops < 60; stops += 1) {
    if ((await goal.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by tabbing.`);
}
