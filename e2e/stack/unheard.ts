import type { Locator, Page, Request } from '@playwright/test';
import { z } from 'zod';
import type { Browsers } from './browsers.ts';
import { expect, test } from './console-test.ts';
import { untilFocusIn } from './keyboard.ts';
import type { Stack } from './stack.ts';
import type { Person, World } from './world.ts';

export type Form = {
  readonly name: string;
  readonly path: string;
  /** Who fills it in; the administrator unless said otherwise. */
  readonly person?: (world: World) => Person;
  readonly prepare?: (stack: Stack, world: World) => Promise<unknown>;
  /** What it calls of the Data API. */
  readonly calls: string;
  /** Opens it and fills it in; where what was given stands, and what must still stand there after a failure. */
  readonly fill: (page: Page, world: World) => Promise<{ readonly form: Locator; readonly kept: Locator }>;
  /** Applies it, and applies it again. */
  readonly apply?: (page: Page, world: World) => Promise<void>;
  /** Seen, or with `isGone` no longer seen, once it has been done. */
  readonly done: (page: Page, world: World) => Locator;
  readonly isGone?: boolean;
  /** The act in the log; `null` for what is not logged, which `count` counts. */
  readonly action: string | null;
  readonly count?: (stack: Stack, world: World) => Promise<number>;
};

const asked = z.looseObject({ p_request_id: z.optional(z.uuid()) });
const UNHEARD = /^No answer came[.,]/;

/** A test for each form. */
export function testUnheard(forms: readonly Form[]): void {
  for (const form of forms) {
    test(`${form.name}: unheard or unanswered, it says so and keeps what was given, and in the end it is done once`, ({
      browsers,
      stack,
      world,
    }) => applyUnheard(form, { browsers, stack, world }));
  }
}

/** The next answer to this call gets lost on its way: it has been carried out, and nobody hears of it. */
export async function loseNextAnswer(page: Page, name: string): Promise<void> {
  await page.route(
    `**/rest/v1/rpc/${name}`,
    async (route) => {
      await route.fetch();
      await route.abort('failed');
    },
    { times: 1 },
  );
}

/** The same act three times: the request does not leave, the answer gets lost, it goes through. It is done once. */
async function applyUnheard(
  form: Form,
  { browsers, stack, world }: { browsers: Browsers; stack: Stack; world: World },
): Promise<void> {
  const { path, calls, fill, done, isGone = false, action } = form;
  const apply = form.apply ?? ((page: Page) => page.keyboard.press('Control+Enter'));
  await form.prepare?.(stack, world);
  browsers.expectTrouble(/Failed to load resource|status of 409|net::ERR_FAILED/);
  const page = await browsers.openPage(path, (form.person ?? (() => world.admin))(world));
  const { form: place, kept } = await fill(page, world);
  await expect(kept).toBeVisible();
  // The keys of a dialog reach nobody before it has the focus.
  if (form.apply === undefined) await untilFocusIn(place);
  let turn: 'unheard' | 'unanswered' | 'through' = 'unheard';
  const requests = new Set<string>();
  let asked = 0;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(`**/rest/v1/${calls}`, async (route) => {
    if (turn === 'through' || route.request().method() === 'GET') return route.continue();
    asked += 1;
    requests.add(requestIdOf(route.request()));
    if (turn === 'unheard') await held;
    if (turn === 'unanswered') await route.fetch();
    return route.abort('failed');
  });
  const count = async () => {
    if (action === null) return (await form.count?.(stack, world)) ?? 0;
    const acts = await stack.sql`
      select from public.supervisor_actions where workspace_id = ${world.id} and action = ${action}`;
    return acts.length;
  };
  const unheard = place.getByText(UNHEARD).first();
  const isDone = async () => (await done(page, world).isVisible()) !== isGone;

  await apply(page, world);
  if (form.apply === undefined) {
    await expect.poll(() => asked).toBe(1);
    await apply(page, world);
  }
  letGo();
  await expect(unheard).toBeVisible();
  if (form.apply === undefined) expect(asked, 'while it is on its way it is not sent again').toBe(1);
  await expect(kept).toBeVisible();
  expect(await count()).toBe(0);
  expect(requests.size).toBe(1);

  turn = 'unanswered';
  await apply(page, world);
  await expect.poll(count).toBe(1);
  expect(requests.size, 'both tries are one request').toBe(1);
  // Some are told over the live topic what became of it; nobody is told that nothing was done.
  await expect.poll(async () => (await unheard.isVisible()) || (await isDone())).toBe(true);
  await expect(place.getByText('Nothing has been applied')).toHaveCount(0);

  turn = 'through';
  if (await unheard.isVisible()) await apply(page, world);
  await expect(unheard).toBeHidden();
  await expect.poll(isDone).toBe(true);
  expect(await count()).toBe(1);
}

/** What tells one request from another; nothing for what the log does not hold. */
export function requestIdOf(request: Request): string {
  const { p_request_id: id = '' } = asked.parse(request.postDataJSON());
  return id;
}

/** Fills in a dialog that asks for a reason and a note. */
export async function withFirstReason(page: Page, title: string) {
  const form = page.getByRole('dialog', { name: title });
  await expect(form.getByRole('radio').first()).toBeVisible();
  await page.keyboard.press('a');
  await form.getByRole('textbox', { name: 'Note' }).fill('Spoke with the driver');
  return { form, kept: form.getByText('Spoke with the driver') };
}
