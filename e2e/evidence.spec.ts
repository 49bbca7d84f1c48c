import type { Page } from '@playwright/test';
import { expect, test } from './stack/console-test.ts';
import { FLAGS, raiseEveryFlag } from './stack/flags.ts';
import { factOf, openReviews } from './stack/reviews.ts';

test.use({ fleet: { drivers: FLAGS, stops: 5 } });

test('each of the nine flags is drawn, with what was measured in words', async ({
  browsers,
  stack,
  world,
}) => {
  await raiseEveryFlag(stack, world);
  const page = await openReviews(browsers, world.supervisor);
  await expect(page.locator('[data-review]')).toHaveCount(FLAGS);

  const drawn = async (flag: string, fact: RegExp, measured: RegExp) => {
    await open(page, flag);
    await expect(factOf(page)).toHaveText(fact);
    const picture = page.locator('svg[data-picture]');
    await expect(picture).toHaveAccessibleName(/to scale/);
    await expect(picture).toHaveAccessibleName(measured);
  };
  const told = async (flag: string, fact: RegExp, parts: readonly string[]) => {
    await open(page, flag);
    await expect(factOf(page)).toHaveText(fact);
    for (const part of parts) await expect(page.locator('[data-picture]')).toContainText(part);
  };
  await drawn('GEO', /^Arrived 445 m from stop 01$/, /Allowed 75 m, accuracy ±8 m\./);
  await drawn('LOC', /^Proof 01, no location$/, /^Proof 01, no location\./);
  await drawn('SPD', /^8\.9 km in 1 min 30 s$/, /355 km\/h, limit 130/);
  await drawn('CLK', /^Device clock 7 min (10|11) s ahead$/, /Difference allowed: 5 min/);
  await drawn('SYN', /^Route started, synced 21 min 0\d s later$/, /Difference allowed: 2 min/);
  await drawn('SEQ', /^Arrived 01, recorded 1 min 0\d s before/, /Event that came first, \d\d:\d\d:\d\d/);
  await drawn('OUT', /^Arrived 01, synced after the logout$/, /Session ended \d\d:\d\d:\d\d/);
  await told('REJ', /^Route completed sent while Active$/, ['Active', 'Route completed', 'Route started']);
  await told('SIG', /^Arrived 01, signature does not match$/, ['Pixel 9', 'Does not match what was sent']);
});

/** Chooses the review that carries this flag, by its code in capitals. */
async function open(page: Page, flag: string): Promise<void> {
  await page
    .locator('[data-open]')
    .filter({ hasText: new RegExp(flag) })
    .press('Enter');
}
