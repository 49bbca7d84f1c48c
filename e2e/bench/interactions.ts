import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CdpPage } from './cdp.ts';
import type { Contestant } from './contestants.ts';

const BETWEEN_MS = 150;
const point = z.object({ x: z.number(), y: z.number() });

/**
 * Uses a page as a person would: opens a line, closes it, types into the search and takes it back.
 * @returns how many inputs there were that the page has to answer
 */
export async function useBoard(page: CdpPage, { line }: Contestant, times: number): Promise<number> {
  for (let time = 0; time < times; time += 1) {
    await click(page, line);
    await press(page, { key: 'Escape', windowsVirtualKeyCode: 27 });
    await click(page, 'input[type=search]');
    // Every batch has this letter: the list stays as it is, and the page cannot know.
    await press(page, { key: 'r', text: 'r', windowsVirtualKeyCode: 82 });
    await press(page, { key: 'Backspace', windowsVirtualKeyCode: 8 });
  }
  return times * 5;
}

async function click(page: CdpPage, selector: string): Promise<void> {
  const box = await page.evaluate(`(() => {
    const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return { x: left + Math.min(width, 60) / 2, y: top + height / 2 };
  })()`);
  const at = { ...point.parse(box), button: 'left', clickCount: 1 };
  await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
  await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  await pause(BETWEEN_MS);
}

async function press(page: CdpPage, key: object): Promise<void> {
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await pause(BETWEEN_MS);
}
