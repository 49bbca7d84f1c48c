import type { Page } from '@playwright/test';
import { openPage } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { setOut } from './stack/phone.ts';
import { askFromSecondDevice } from './stack/second-device.ts';
import { driverAt, placeOfStop } from './stack/world.ts';

const HOUR = 3_600_000;

for (const hours of [2, -2]) {
  test(`a browser whose clock is ${hours} h off shows what waits, and times by the server’s clock`, async ({
    browsers,
    stack,
    world,
  }) => {
    await setOut(stack, driverAt(world, 0));
    await askFromSecondDevice(stack.platform, driverAt(world, 0), placeOfStop(1));
    const page = await browsers.newPageOf(world.supervisor);
    await page.addInitScript((off) => {
      const real = Date.now;
      const Wrong = new Proxy(Date, {
        construct: (target, given) =>
          given.length === 0 ? new target(real() + off) : Reflect.construct(target, given),
        get: (target, name) => (name === 'now' ? () => real() + off : Reflect.get(target, name)),
      });
      globalThis.Date = Wrong;
    }, hours * HOUR);
    let tokens = 0;
    page.on('request', (request) => {
      if (request.url().includes('/auth/v1/token')) tokens += 1;
    });
    await openPage(page, '/sessions');
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
    const sessions = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Sessions/ });
    await expect(sessions).toHaveAccessibleName('Sessions 1 open');
    expect(await minutesOff(page, /Updated ([\d:]+)/)).toBeLessThan(2);

    await openPage(page, '/audit');
    expect(await minutesOff(page, /checked ([\d:]+)/)).toBeLessThan(2);
    expect(await minutesOff(page, /as of ([\d:]+)/)).toBeLessThan(2);
    expect(tokens, 'tokens asked for').toBeLessThan(3);
  });
}

/** How far a time on the page is from the present one, by the workspace's clock. */
async function minutesOff(page: Page, written: RegExp): Promise<number> {
  const main = page.getByRole('main');
  await expect(main).toContainText(written);
  const time = written.exec(await main.innerText())?.[1] ?? '';
  const now = new Date().toLocaleTimeString('sv-SE', { timeZone: 'Europe/Amsterdam' });
  const apart = Math.abs(minutes(time) - minutes(now));
  return Math.min(apart, 24 * 60 - apart);
}

function minutes(time: string): number {
  return Date.parse(`2026-01-01T${time}Z`) / 60_000;
}
