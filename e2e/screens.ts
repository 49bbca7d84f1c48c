import type { Page } from '@playwright/test';
import { pages } from '../components/shell/pages.ts';

export type Screen = {
  readonly name: string;
  readonly path: string;
  /** Brings the screen into the state of its picture and waits for it. */
  readonly ready?: (page: Page) => Promise<void>;
};

const row = (page: Page) => page.locator('.board-row').first();

/** Every screen of the console, as an administrator of the demonstration sees it. */
export const screens: readonly Screen[] = [
  { name: 'board', path: '/board', ready: (page) => row(page).waitFor() },
  {
    name: 'board-map',
    path: '/board?view=map',
    ready: async (page) => {
      await page.locator('[data-ground]:not([data-ground=loading])').waitFor();
      await row(page).click();
      await page.locator('[data-stop]').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'board-selected',
    path: '/board',
    ready: async (page) => {
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
      await page.getByRole('group', { name: 'Selected batches' }).waitFor();
    },
  },
  {
    name: 'driver',
    path: '/board',
    ready: async (page) => {
      await row(page).click();
      await page.getByRole('region', { name: 'Events' }).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'override',
    path: '/board',
    ready: async (page) => {
      await row(page).focus();
      await page.keyboard.press('o');
      await page.getByRole('dialog').getByRole('radio').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'logout',
    path: '/board',
    ready: async (page) => {
      await row(page).focus();
      await page.keyboard.press('l');
      await page.getByRole('dialog').getByRole('radio').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'palette',
    path: '/board',
    ready: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  ...pages.filter(({ name }) => name !== 'board').map(({ name, href }): Screen => ({ name, path: href })),
];
