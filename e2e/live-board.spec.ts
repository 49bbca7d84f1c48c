import { setInterval as everyInterval } from 'node:timers/promises';
import type { EventType } from '../lib/fleet/types.ts';
import { status as statusWords } from '../lib/i18n/en/words.ts';
import { rowOf } from './stack/board.ts';
import { LOST_LINE, signIn } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { batchesOf } from './stack/database-state.ts';
import { type Phone, startPhone, setOut } from './stack/phone.ts';
import { driverAt, makeWorld } from './stack/world.ts';

const OUTAGE_EVENTS = 50;
const OUTAGE_MS = 20_000;

test('a driver’s event changes the row on screen without a reload', async ({ browsers, stack, world }) => {
  const driver = driverAt(world, 0);
  const page = await browsers.openBoard(world.supervisor);
  const row = rowOf(page, driver);
  await expect(row).toContainText('Inactive');
  await expect(page.getByText(/^Live/)).toBeVisible();
  let loads = 0;
  page.on('load', () => (loads += 1));

  const phone = await startPhone(stack.platform, driver);
  await expect(row).toContainText('Active');
  await phone.report('ROUTE_STARTED');
  await expect(row).toContainText('En route');
  await phone.report('ARRIVED_AT_STOP', 0);
  await expect(row).toContainText('At stop');
  await expect(row).toContainText('Arrived 01');
  await phone.report('DEPARTED_STOP', 0);
  await expect(row).toContainText('1/5');
  expect(loads).toBe(0);
});

test.describe('with ten drivers on the road', () => {
  test.use({ fleet: { drivers: 10, stops: 8 } });

  test('after 20 s without a line, in which 50 events happened, the board equals the database', async ({
    browsers,
    stack,
    world,
  }) => {
    const phones = await Promise.all(world.drivers.map((driver) => startPhone(stack.platform, driver)));
    for (const phone of phones) await phone.report('ROUTE_STARTED');
    const page = await browsers.openBoard(world.supervisor);
    await expect(page.getByText(/^Live/)).toBeVisible();

    browsers.expectTrouble(LOST_LINE);
    stack.line.cut();
    await reportEvenly(phones);
    await expect(page.getByText('Reconnecting…')).toBeVisible();
    stack.line.mend();

    const batches = await batchesOf(stack.sql, world);
    for (const batch of batches) {
      const row = page.getByRole('row').filter({ hasText: batch.reference });
      await expect(row).toContainText(statusWords[batch.status], { timeout: 30_000 });
      await expect(row).toContainText(`${batch.stopIndex}/${batch.stopCount}`);
    }
    expect(batches.map(({ status, stopIndex }) => [status, stopIndex])).toEqual(
      phones.map(() => ['AT_STOP', 2]),
    );
    await expect(page.getByText(/^Live/)).toBeVisible();
  });
});

/** Fifty events of ten drivers, spread over the whole outage. */
async function reportEvenly(phones: readonly Phone[]): Promise<void> {
  let sent = 0;
  for await (const wanted of everyInterval(OUTAGE_MS / OUTAGE_EVENTS, OUTAGE_EVENTS)) {
    const round = Math.floor(sent / phones.length);
    const type: EventType = round % 2 === 0 ? 'ARRIVED_AT_STOP' : 'DEPARTED_STOP';
    const verdict = await phones[sent % phones.length]?.report(type, Math.floor(round / 2));
    expect(verdict).toMatchObject({ verdict: 'accepted' });
    sent += 1;
    if (sent === wanted) return;
  }
}

test('a member of another workspace sees nothing of ours', async ({ browsers, stack, world }) => {
  const elsewhere = await makeWorld(stack.sql, stack.platform);
  const driver = driverAt(world, 0);
  const page = await browsers.openBoard(elsewhere.supervisor);
  await expect(page.getByRole('row').filter({ hasText: elsewhere.code })).toHaveCount(3);
  await expect(page.getByText(world.code)).toHaveCount(0);

  await setOut(stack, driver);
  await setOut(stack, driverAt(elsewhere, 0));
  await expect(rowOf(page, driverAt(elsewhere, 0))).toContainText('En route');
  await expect(page.getByText(world.code)).toHaveCount(0);

  browsers.expectTrouble(/status of 404/);
  await page.goto(`/board?w=${world.id}`);
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByText(world.name)).toHaveCount(0);
});

test('a driver’s account cannot open the console', async ({ browsers, world }) => {
  const page = await browsers.newPage();
  await page.goto('/board');
  await signIn(page, driverAt(world, 0).email);
  await expect(page.getByRole('heading', { name: 'This account has no console' })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByText(world.name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
