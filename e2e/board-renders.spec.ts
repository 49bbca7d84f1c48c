import type { Page } from '@playwright/test';
import { rowOf } from './stack/board.ts';
import { untilLive } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { startPhone } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

const DRIVERS = 80;

test.use({ fleet: { drivers: DRIVERS, stops: 2 } });

test('one event renders its row and no other, and none when its row is out of sight', async ({
  browsers,
  stack,
  world,
}) => {
  const [shown, hidden] = [driverAt(world, 2), driverAt(world, DRIVERS - 1)];
  const phones = [await startPhone(stack.platform, shown), await startPhone(stack.platform, hidden)];
  const page = await browsers.openPage('/board?sort=batch&dir=asc', world.supervisor);
  await untilLive(page);
  await expect(rowOf(page, shown)).toContainText('Active');
  await expect(rowOf(page, hidden)).toHaveCount(0);
  expect(await page.locator('.board-row').count()).toBeLessThan(DRIVERS);

  await watchRenders(page);
  await phones[0]?.report('ROUTE_STARTED');
  await expect(rowOf(page, shown)).toContainText('En route');
  expect(await rendered(page)).toEqual([shown.reference]);

  const strip = page.getByRole('group', { name: 'Filter by state' });
  await phones[1]?.report('ROUTE_STARTED');
  await expect(strip.getByRole('button', { name: 'En route, 2' })).toBeVisible();
  expect(await rendered(page)).toEqual([]);
});

test('ages move on and the pointer comes to rest over the list without a row being rendered', async ({
  browsers,
  stack,
  world,
}) => {
  const driver = driverAt(world, 2);
  const phone = await startPhone(stack.platform, driver);
  await phone.send('ROUTE_STARTED', [{ recorded_at: new Date(Date.now() - 35_000).toISOString() }]);
  const page = await browsers.openPage('/board?sort=batch&dir=asc', world.supervisor);
  await untilLive(page);
  const age = rowOf(page, driver).locator('.col-status');
  await expect(age).toContainText('<1m');

  await watchRenders(page);
  await rowOf(page, driver).hover();
  await page.mouse.move(0, 0);
  expect(await rendered(page)).toEqual([]);

  await expect(age).toContainText(/[^<]1m/, { timeout: 50_000 });
  expect(await rendered(page)).toEqual([]);
});

/** React hands an element new properties when what holds it is rendered, and only then. */
async function watchRenders(page: Page): Promise<void> {
  await page.evaluate(() => {
    let before = new Map<Element, unknown>();
    window.rendered = () => {
      const now = new Map<Element, unknown>();
      for (const row of document.querySelectorAll('.board-row')) {
        const name = Object.keys(row).find((key) => key.startsWith('__reactProps$'));
        if (name === undefined) throw new Error('React keeps its properties elsewhere now.');
        now.set(row, Reflect.get(row, name));
      }
      const changed = [...now.keys()].filter((row) => before.get(row) !== now.get(row));
      before = now;
      return changed.map((row) => row.getAttribute('data-batch') ?? '');
    };
    window.rendered();
  });
}

/** References of the rows that were rendered since it was last asked. */
function rendered(page: Page): Promise<string[]> {
  return page.evaluate(() => window.rendered());
}

declare global {
  interface Window {
    rendered: () => string[];
  }
}
