import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import { PASSWORD, type Person } from './world.ts';

/** The browsers of one test, each a profile of its own, and everything their pages complain about. */
export class Browsers {
  readonly #browser: Browser;
  readonly #baseURL: string;
  readonly #contexts: BrowserContext[] = [];
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(browser: Browser, baseURL: string) {
    this.#browser = browser;
    this.#baseURL = baseURL;
  }

  /** A page with nobody signed in. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.#baseURL, ...options });
    this.#contexts.push(context);
    this.#watch(context);
    return context.newPage();
  }

  /** The board of a member who has just signed in. */
  async openBoard(person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    await openBoard(page, person);
    return page;
  }

  /** Another page of the console, of a member who has just signed in, once its line is open. */
  async openPage(path: string, person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    await page.goto(path);
    await signIn(page, person.email);
    await untilLineOpen(page);
    return page;
  }

  /** Says that complaints of this form belong to what the test does. */
  expectTrouble(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpectedTrouble(): string[] {
    return this.#complaints.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }

  #watch(context: BrowserContext): void {
    const complain = (line: string) => this.#complaints.push(line);
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      complain(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (event) =>
      complain(`page error: ${event.error().stack ?? event.error().message}`),
    );
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is left takes its open requests with it.
      if (reason !== 'net::ERR_ABORTED') complain(`request failed: ${request.url()} ${reason}`);
    });
  }
}

/** Signs in on the way to the board. */
export async function openBoard(page: Page, person: Person): Promise<void> {
  await page.goto('/board');
  await signIn(page, person.email);
  await untilLive(page);
}

/** Waits for the board and its line. */
export async function untilLive(page: Page): Promise<void> {
  await expect(page.getByRole('grid')).toBeVisible();
  await untilLineOpen(page);
}

/** Waits for the line: a page that is left while it opens makes the browser complain. */
export async function untilLineOpen(page: Page): Promise<void> {
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
}

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Work email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
