import type { Locator, Page } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';
import { openPanel, rowOf } from './stack/board.ts';
import { untilLive, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { escapeFrom } from './stack/keyboard.ts';
import { setOut } from './stack/phone.ts';
import { outOfReach } from './stack/reach.ts';
import { arriveFarAway } from './stack/reviews.ts';
import { driverAt } from './stack/world.ts';

/** A phone of the smallest kind, and a screen of 1440 × 900 enlarged to 200 %. */
const screens = [
  { name: '320 × 640', viewport: { width: 320, height: 640 } },
  { name: '200 %', viewport: { width: 720, height: 450 } },
];

for (const { name, viewport } of screens) {
  test(`every page can be used at ${name}`, async ({ browsers, stack, world }) => {
    test.setTimeout(180_000);
    await arriveFarAway(await setOut(stack, driverAt(world, 0)));
    const visitor = await browsers.newPage({ viewport });
    await visitor.goto('/sign-in');
    await expect(visitor.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await outOfReach(visitor), 'sign-in').toEqual([]);

    const page = await browsers.openPage('/board', world.admin, { viewport });
    for (const { name: of, href } of pages) {
      await page.goto(href);
      await untilLineOpen(page);
      await settled(page);
      expect(await outOfReach(page), of).toEqual([]);
    }
  });

  test(`what opens over the board can be used at ${name}`, async ({ browsers, stack, world }) => {
    test.setTimeout(180_000);
    const driver = driverAt(world, 0);
    await setOut(stack, driver);
    const page = await browsers.openPage('/board', world.supervisor, { viewport, reducedMotion: 'reduce' });
    await untilLive(page);

    const panel = await openPanel(page, driver);
    await expect(panel.getByText('Route started')).toBeVisible();
    expect(await outOfReach(page), 'panel').toEqual([]);

    await panel.getByRole('button', { name: 'Override state' }).click();
    await expect(page.getByRole('radio', { name: 'Vehicle breakdown' })).toBeVisible();
    expect(await outOfReach(page), 'override').toEqual([]);
    const [states, reasons] = ['New state', /^Reason/].map((name) => page.getByRole('group', { name }));
    expect(await lieOver(states, reasons), 'the states and the reasons').toBe(false);
    await escapeFrom(page, page.getByRole('dialog'));

    await panel.getByRole('button', { name: 'Force logout' }).click();
    await expect(page.getByRole('radio', { name: 'Shift ended' })).toBeVisible();
    expect(await outOfReach(page), 'force logout').toEqual([]);
    await escapeFrom(page, page.getByRole('dialog'));
    await panel.getByRole('button', { name: 'Close panel' }).click();
    await expect(panel).toBeHidden();

    for (const [key, what] of [
      ['Control+k', 'palette'],
      ['?', 'shortcuts'],
    ] as const) {
      await rowOf(page, driver).focus();
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await outOfReach(page), what).toEqual([]);
      await escapeFrom(page, page.getByRole('dialog'));
    }
  });
}

test('on a phone a small control can be pressed 44 px wide and high', async ({ browsers, stack, world }) => {
  await arriveFarAway(await setOut(stack, driverAt(world, 0)));
  const page = await browsers.openPage('/reviews', world.supervisor, {
    viewport: { width: 390, height: 844 },
  });
  const box = page.getByRole('checkbox', { name: /^Select / }).first();
  await expect(box).toBeVisible();
  expect(await pressedAround(box, 'label')).toEqual([true, true, true, true]);
  expect(
    await pressedAround(page.getByRole('button', { name: 'Filter and group the queue' }), 'button'),
  ).toEqual([true, true, true, true]);
  await page
    .getByRole('button', { name: /medium risk/ })
    .first()
    .click();
  const reasons = page.getByRole('button', { name: /^Reason to Dismiss/ });
  await expect(reasons).toBeVisible();
  expect(await reasons.evaluate(isPressedBeside, 19)).toBe(true);
  await page.goto('/board');
  const suspended = page.getByRole('button', { name: 'Suspended, 0' });
  await expect(suspended).toBeVisible();
  expect(await pressedAround(suspended, 'button')).toEqual([true, true, true, true]);
  await page.goto('/settings?tab=personal');
  const keys = page.getByRole('switch', { name: 'Single-letter keys' });
  await expect(keys).toBeVisible();
  expect(await pressedAround(keys, 'button')).toEqual([true, true, true, true]);
});

test('on a phone the way back from a decision covers nothing of the next dialog', async ({
  browsers,
  stack,
  world,
}) => {
  for (const at of [0, 1]) await arriveFarAway(await setOut(stack, driverAt(world, at)));
  const page = await browsers.openPage('/reviews', world.supervisor, {
    viewport: { width: 390, height: 844 },
  });
  await page
    .getByRole('button', { name: /medium risk/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Dismiss/ })
    .first()
    .click();
  // Behind a dialog it is out of reach of other means than touch.
  const undo = page.getByRole('listitem', { includeHidden: true }).filter({ hasText: /^Dismissed: / });
  await expect(undo).toBeVisible();
  await page.getByRole('button', { name: /^Snooze/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeVisible();
  await expect(undo).toBeVisible();
  expect(await lieOver(undo, dialog)).toBe(false);
});

/** Whether presses 21 px above, below, left and right of its middle still mean this control. */
function pressedAround(control: Locator, of: string): Promise<boolean[]> {
  return control.evaluate((element, selector) => {
    const target = element.closest(selector);
    const { x, y, width, height } = element.getBoundingClientRect();
    return [
      [0, -21],
      [0, 21],
      [-21, 0],
      [21, 0],
    ].map(([right = 0, down = 0]) => {
      const hit = document.elementFromPoint(x + width / 2 + right, y + height / 2 + down);
      return target !== null && target.contains(hit);
    });
  }, of);
}

/** Whether a press so many pixels before its left edge still means this control. */
function isPressedBeside(control: Element, pixels: number): boolean {
  const { x, y, height } = control.getBoundingClientRect();
  return control.contains(document.elementFromPoint(x - pixels, y + height / 2));
}

/** Whether two parts of the page cover each other. */
async function lieOver(one: Locator | undefined, other: Locator | undefined): Promise<boolean> {
  const [a, b] = [await one?.boundingBox(), await other?.boundingBox()];
  if (a == null || b == null) throw new Error('A part of the page is not there.');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Until nothing on the page says that it is loading. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}
