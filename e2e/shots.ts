/** `npm run shots`: pictures of every screen, both sizes and themes, of the running product with its demonstration. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startPlatform } from '../supabase/local/platform.ts';
import { findFreePort } from '../supabase/local/ports.ts';
import { ensureBuilt } from '../supabase/local/start/build.ts';
import { BROWSER_ARGS, requireBrowser } from './browser.ts';
import { screens, type Screen } from './screens.ts';
import { signIn, untilLineOpen } from './stack/browsers.ts';
import { startStack } from './stack/stack.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'e2e/shots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const wanted = process.argv.slice(2);

await ensureBuilt(root, console.log, new AbortController().signal);
const dataDir = mkdtempSync(join(tmpdir(), 'marshal-shots-'));
const platform = await startPlatform({ dataDir, port: await findFreePort(), seed: true, durable: false });
const stack = await startStack(dataDir);
const executablePath = requireBrowser(console.log);
const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
mkdirSync(folder, { recursive: true });
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const theme of ['light', 'dark'] as const) {
      await takeAll(browser, { size, viewport, theme });
    }
  }
} finally {
  await browser.close();
  await stack.stop();
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

type Look = {
  readonly size: string;
  readonly viewport: { width: number; height: number };
  readonly theme: 'light' | 'dark';
};

async function takeAll(of: Browser, { size, viewport, theme }: Look): Promise<void> {
  const context = await of.newContext({
    baseURL: stack.consoleUrl,
    viewport,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await take(page, `sign-in-${size}-${theme}`);
  await signIn(page, 'admin@rotterdam.example');
  await untilLineOpen(page);
  for (const screen of screens) {
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
    await show(page, screen);
    await take(page, `${screen.name}-${size}-${theme}`);
  }
  await context.close();
}

async function show(page: Page, { path, name, ready }: Screen): Promise<void> {
  try {
    await page.goto(path);
    await untilLineOpen(page);
    await ready?.(page);
  } catch (fault) {
    // One screen that does not come must not cost the pictures of the others.
    console.error(`${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  }
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`e2e/shots/${name}.png`);
}
