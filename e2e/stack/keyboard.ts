import { expect, type Locator, type Page } from '@playwright/test';

/** Waits until the focus is in this part of the page: a key that is pressed sooner goes elsewhere. */
export async function untilFocusIn(part: Locator): Promise<void> {
  await expect.poll(() => part.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

/** Opens the palette and waits until it can be typed into. */
export async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find driver, batch, stop or command' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  return palette;
}

/** Presses Escape in what is open and waits until it has closed and given the focus back. */
export async function escapeFrom(page: Page, open: Locator): Promise<void> {
  await untilFocusIn(open);
  await page.keyboard.press('Escape');
  await expect(open).toBeHidden();
}
