import { expect, type Locator, type Page } from '@playwright/test';
import { untilFocusIn } from './keyboard.ts';
import type { TestDriver } from './world.ts';

/** A driver's row of the board. */
export function rowOf(page: Page, driver: TestDriver): Locator {
  return page.getByRole('row').filter({ hasText: driver.reference });
}

/** The dialog that changes the state of a batch, opened from its row. */
export async function openOverride(page: Page, driver: TestDriver): Promise<Locator> {
  await rowOf(page, driver).hover();
  await rowOf(page, driver).getByRole('button', { name: 'Override' }).click();
  const dialog = page.getByRole('dialog', { name: 'Override state' });
  await dialog.waitFor();
  await untilFocusIn(dialog);
  return dialog;
}

/** Chooses the new state by its place in the drawing; the radio button itself lies hidden under it. */
export async function chooseState(dialog: Locator, state: string): Promise<void> {
  await dialog.getByRole('group', { name: 'New state' }).locator('label').filter({ hasText: state }).click();
  await expect(dialog.getByRole('radio', { name: state })).toBeChecked();
}

/** Fills in what every guarded action asks for. */
export async function giveReason(dialog: Locator, reason: string, note: string): Promise<void> {
  await dialog.getByRole('radio', { name: reason }).check();
  await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
}

/** The panel of a driver, opened by a click on the row. */
export async function openPanel(page: Page, driver: TestDriver): Promise<Locator> {
  await rowOf(page, driver).getByText(driver.reference).click();
  return page.getByRole('complementary', { name: `Driver ${driver.name}` });
}
