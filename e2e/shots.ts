/**
 * `npm run shots`: pictures of every screen, both sizes and themes, of the running product with its demonstration and
 * its simulated drivers. Names of screens, sizes or themes after it (`-- board driver desktop`) take only those.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startPlatform } from '../supabase/local/platform.ts';
import { findFreePort } from '../supabase/local/ports.ts';
import { ensureBuilt } from '../supabase/local/start/build.ts';
import { startSimulator } from '../supabase/local/start/simulator.ts';
import { BROWSER_ARGS, requireBrowser } from './browser.ts';
import { screens, type Screen } from './screens.ts';
import { signIn } from './stack/browsers.ts';
import { startStack } from './stack/stack.ts';
import { waitUntil } from '../supabase/local/wait-until.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'e2e/shots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const themes = ['light', 'dark'] as const;
const DRIVERS = 300;
/** A machine that is busy with other things still gets its pictures. */
const PATIENCE_MS = 60_000;

const asked = new Set(process.argv.slice(2));
const chosen = <Name extends string>(names: readonly Name[]): readonly Name[] => {
  const named = names.filter((name) => asked.delete(name));
  return named.length > 0 ? named : names;
};
const wantedSizes = chosen(['desktop', 'phone']);
const wantedThemes = chosen(themes);
const wantedScreens = new Set(chosen(screens.map(({ name }) => name)));
if (asked.size > 0) {
  console.error(`There is no screen, size or theme ${[...asked].join(', ')}.`);
  process.exit(1);
}

await ensureBuilt(root, console.log, new AbortController().signal);
const dataDir = mkdtempSync(join(tmpdir(), 'marshal-shots-'));
const platform = await startPlatform({ dataDir, port: await findFreePort(), seed: true, durable: false });
const stack = await startStack(dataDir);
const simulator = startSimulator({
  root,
  drivers: DRIVERS,
  supabaseUrl: platform.url,
  publishableKey: platform.publishableKey,
  secretKey: platform.secretKey,
  log: () => undefined,
});
const executablePath = requireBrowser(console.log);
const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
mkdirSync(folder, { recursive: true });
try {
  await untilSignedIn();
  for (const size of wantedSizes) {
    for (const theme of wantedThemes) await takeAll(browser, { size, theme });
  }
} finally {
  await browser.close();
  await simulator.stop();
  await stack.stop();
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Waits for nearly all drivers: whoever's first request fails comes later. */
async function untilSignedIn(): Promise<void> {
  if (!(await waitUntil(manySignedIn, 2 * PATIENCE_MS))) console.error('Few drivers signed in.');
}

async function manySignedIn(): Promise<boolean | undefined> {
  const [row] = await stack.sql<{ many: boolean }[]>`
    select count(*) >= ${Math.round(DRIVERS * 0.9)} as many from public.driver_sessions where ended_at is null`;
  return row?.many === true || undefined;
}

type Look = { readonly size: keyof typeof sizes; readonly theme: (typeof themes)[number] };

async function takeAll(of: Browser, { size, theme }: Look): Promise<void> {
  const context = await of.newContext({
    baseURL: stack.consoleUrl,
    viewport: sizes[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  let inside = false;
  for (const screen of screens.filter(({ name }) => wantedScreens.has(name))) {
    if (!inside && screen.open !== true) {
      inside = true;
      await page.goto('/board');
      await signIn(page, 'admin@rotterdam.example');
      await untilLive(page);
    }
    await take(page, screen, `${screen.name}-${size}-${theme}`);
  }
  await context.close();
}

async function take(page: Page, { path, name, open, ready, after }: Screen, file: string) {
  try {
    await page.goto(path);
    if (open !== true) await untilLive(page);
    await ready?.(page, stack);
  } catch (fault) {
    // One screen that does not come must not cost the pictures of the others.
    console.error(`${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  }
  // Nothing is hovered in a picture.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${file}.png`) });
  console.log(`e2e/shots/${file}.png`);
  after?.(stack);
}

async function untilLive(page: Page): Promise<void> {
  await page.locator('[data-connection="live"]').waitFor();
}
