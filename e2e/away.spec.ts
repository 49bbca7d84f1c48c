import { rowOf } from './stack/board.ts';
import { LOST_LINE, openBoard } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { startPhone } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

test('after two minutes without a line the board says what was missed', async ({
  browsers,
  stack,
  world,
}) => {
  const [first, second] = [driverAt(world, 0), driverAt(world, 1)];
  const phones = [await startPhone(stack.platform, first), await startPhone(stack.platform, second)];
  for (const phone of phones) await phone.report('ROUTE_STARTED');
  const page = await browsers.newPageOf(world.supervisor);
  await page.clock.install();
  await openBoard(page);

  browsers.expectTrouble(LOST_LINE);
  stack.line.cut();
  for (const phone of phones) await phone.report('DELAY_REPORTED');
  await page.clock.fastForward(120_000);
  stack.line.mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const news = page.getByRole('status').filter({ hasText: 'While you were away' });
  await expect(news).toContainText('2 events, 2 batches newly delayed');
  await expect(rowOf(page, second)).toContainText('Delayed');
  await news.getByRole('button', { name: 'Dismiss' }).click();
  await expect(news).toBeHidden();
});
