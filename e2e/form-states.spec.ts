import type { Locator, Page } from '@playwright/test';
import { rowOf } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { untilFocusIn } from './stack/keyboard.ts';
import { startPhone } from './stack/phone.ts';
import { driverAt, type World } from './stack/world.ts';

type Form = {
  readonly name: string;
  readonly path: string;
  /** The function of the database that it calls. */
  readonly calls: string;
  /** Opens it and fills it in; where what was given stands, and what must still stand there after a failure. */
  readonly fill: (page: Page, world: World) => Promise<{ readonly form: Locator; readonly kept: Locator }>;
  /** What is seen once it has been done. */
  readonly done: (page: Page, world: World) => Locator;
  readonly action: string;
  /** What applies it. */
  readonly keys?: string;
};

const NOTE = 'Phone was left at the depot';

const FORMS: readonly Form[] = [
  {
    name: 'assigning a batch',
    path: '/board',
    calls: 'assign_batch',
    fill: async (page, world) => {
      const batch = driverAt(world, 1);
      await rowOf(page, batch).getByText(batch.reference).click();
      await page.getByRole('button', { name: 'Assign to driver…' }).press('Enter');
      const form = page.getByRole('dialog', { name: `Assign batch ${batch.reference}` });
      await form.getByRole('radio', { name: driverAt(world, 2).name }).press('Space');
      await form.getByRole('radio', { name: 'As planned' }).press('Space');
      return { form, kept: form.getByRole('radio', { name: 'As planned', checked: true }) };
    },
    done: (page, world) => rowOf(page, driverAt(world, 1)).getByText(driverAt(world, 2).name),
    action: 'assign_batch',
  },
  {
    name: 'logging a driver out',
    path: '/sessions',
    calls: 'invalidate_driver_session*',
    fill: async (page, world) => {
      await expect(page.getByRole('row').filter({ hasText: driverAt(world, 0).name })).toBeVisible();
      await page.keyboard.press('j');
      await page.keyboard.press('l');
      const form = page.getByRole('dialog', { name: 'Force logout' });
      await form.getByRole('radio', { name: 'Shift ended' }).press('Space');
      await form.getByRole('textbox', { name: 'Note' }).fill(NOTE);
      return { form, kept: form.getByText(NOTE) };
    },
    done: (page) => page.getByText('The session is dead.'),
    action: 'force_logout',
  },
  {
    name: 'giving a role',
    path: '/settings?tab=members',
    calls: 'set_member_role',
    fill: async (page) => {
      await page.getByLabel('Role of Joris Bakker').selectOption('Administrator');
      const form = page.getByRole('dialog');
      return { form, kept: form.getByText('Change role to Administrator') };
    },
    done: (page) => page.getByRole('row', { name: /Joris Bakker/ }),
    action: 'set_member_role',
  },
  {
    name: 'changing a threshold',
    path: '/settings',
    calls: 'update_workspace_settings',
    fill: async (page) => {
      const field = page.getByLabel('Fastest believable speed');
      await expect(field).toHaveValue('130');
      await field.fill('95');
      return { form: page.getByRole('main'), kept: page.getByText('was 130') };
    },
    done: (page) => page.getByText('Saved. Open consoles follow at once.'),
    action: 'settings',
    keys: 'Enter',
  },
];

for (const { name, path, calls, fill, done, action, keys = 'Control+Enter' } of FORMS) {
  test(`${name}: unheard or unanswered, it says so and keeps what was given, and in the end it is done once`, async ({
    browsers,
    stack,
    world,
  }) => {
    await startPhone(stack.platform, driverAt(world, 0));
    browsers.expectTrouble(/Failed to load resource|status of 409|net::ERR_FAILED/);
    const page = await browsers.openPage(path, world.admin);
    const { form, kept } = await fill(page, world);
    await expect(kept).toBeVisible();
    await untilFocusIn(form);
    let turn: 'unheard' | 'unanswered' | 'through' = 'unheard';
    await page.route(`**/rest/v1/rpc/${calls}`, async (route) => {
      if (turn === 'through') return route.continue();
      if (turn === 'unanswered') await route.fetch();
      return route.abort('failed');
    });
    const acts = () => stack.sql`
      select action from public.supervisor_actions where workspace_id = ${world.id} and action = ${action}`;

    await page.keyboard.press(keys);
    await expect(form.getByText(/The server did not answer/).first()).toBeVisible();
    await expect(kept).toBeVisible();
    expect(await acts()).toHaveLength(0);

    turn = 'unanswered';
    await page.keyboard.press(keys);
    await expect.poll(async () => (await acts()).length).toBe(1);
    // Some are told over the live topic what became of it; nobody is told that nothing was done.
    const unheard = form.getByText(/The server did not answer/).first();
    await expect(unheard.or(done(page, world)).first()).toBeVisible();
    await expect(form.getByText('Nothing has been applied')).toHaveCount(0);

    turn = 'through';
    if (await unheard.isVisible()) await page.keyboard.press(keys);
    await expect(unheard).toBeHidden();
    await expect(done(page, world)).toBeVisible();
    expect(await acts()).toHaveLength(1);
  });
}
