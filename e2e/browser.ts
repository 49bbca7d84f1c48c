import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_LIMIT_MS = 300_000;

/** What Chromium needs to hold still: no traffic of its own, and no sandbox where root may not have one. */
export const BROWSER_ARGS: readonly string[] = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The program to drive: the one named by MARSHAL_BROWSER, Playwright's own, else an installed Chrome or Chromium.
 * Each must answer `--version`, because one without its libraries cannot start.
 */
export function findBrowser(): string | undefined {
  const named = process.env['MARSHAL_BROWSER'];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)));
  const candidates = named ? [named] : [chromium.executablePath(), ...onPath, ...MAC_APPS];
  return candidates.find((path) => existsSync(path) && starts(path));
}

/**
 * Finds a browser or gets one: Playwright's download, or Debian's package when allowed to install.
 * @throws Error saying what to do when there is none to be had
 */
export function requireBrowser(log: (line: string) => void): string {
  const found = findBrowser();
  if (found) return found;
  if (!process.env['MARSHAL_BROWSER']) {
    log('No browser found. Getting one from Playwright.');
    attempt('npx', ['playwright', 'install', 'chromium']);
    const downloaded = findBrowser();
    if (downloaded) return downloaded;
    if (process.getuid?.() === 0 && succeeds('apt-get', ['--version'])) {
      log('Playwright’s browser is not to be had. Installing Debian’s chromium.');
      attempt('apt-get', ['update']);
      attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
      const installed = findBrowser();
      if (installed) return installed;
    }
  }
  throw new Error(
    'No browser to test in. Install Chrome or Chromium, or run: npx playwright install --with-deps chromium\n' +
      'One in an unusual place is named by MARSHAL_BROWSER=/path/to/chrome.',
  );
}

function starts(path: string): boolean {
  return succeeds(path, ['--version']);
}

function succeeds(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function attempt(program: string, args: string[]): void {
  try {
    const env = {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    };
    execFileSync(program, args, { stdio: 'inherit', timeout: DOWNLOAD_LIMIT_MS, env });
  } catch {
    // The next way is tried; the last one says what to do.
  }
}
