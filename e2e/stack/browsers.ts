import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import { type Project, sessionCookies } from './session-cookies.ts';
import { withSureRoutes } from './sure-routes.ts';
import { PASSWORD, type Person } from './world.ts';

/** What pages complain about while there is no line to the platform. */
export const LOST_LINE = /ERR_|WebSocket|Failed to fetch|Failed to load resource/;

/** The browsers of one test, each a profile of its own, and everything their pages complain about. */
export class Browsers {
  readonly #browser: Browser;
  readonly #baseURL: string;
  readonly #project: Project;
  readonly #contexts: BrowserContext[] = [];
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];
  #closing = false;

  constructor(browser: Browser, baseURL: string, project: Project) {
    this.#browser = browser;
    this.#baseURL = baseURL;
    this.#project = project;
  }

  /** A page with nobody signed in. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.#baseURL, ...options });
    this.#contexts.push(context);
    this.#watch(context);
    return withSureRoutes(await context.newPage());
  }

  /** A page of a member with a session of its own, as the sign-in form would leave it, which has gone nowhere yet. */
  async newPageOf(person: Pick<Person, 'email'>, options: BrowserContextOptions = {}): Promise<Page> {
    const cookies = await sessionCookies(this.#project, person);
    const page = await this.newPage(options);
    await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: this.#baseURL })));
    return page;
  }

  /** The board of a member who is signed in, once its line is open. */
  async openBoard(person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPageOf(person, options);
    await openBoard(page);
    return page;
  }

  /** Another page of the console, of a member who is signed in, once its line is open. */
  async openPage(path: string, person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPageOf(person, options);
    await openPage(page, path);
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
    // A page that is closed while its line opens makes the browser complain.
    this.#closing = true;
    for (const context of this.#contexts) await context.close();
  }

  #watch(context: BrowserContext): void {
    const complain = (line: string) => {
      if (!this.#closing) this.#complaints.push(line);
    };
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

/** Goes to the board and waits for it and its line. */
export async function openBoard(page: Page): Promise<void> {
  await page.goto('/board');
  await untilLive(page);
}

/** Goes to a page and waits for its line. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilLineOpen(page);
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
