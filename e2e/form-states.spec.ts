import { rowOf } from './stack/board.ts';
import { expect } from './stack/console-test.ts';
import { startPhone } from './stack/phone.ts';
import type { Stack } from './stack/stack.ts';
import { testUnheard, type Form } from './stack/unheard.ts';
import { driverAt, type World } from './stack/world.ts';

const NOTE = 'Phone was left at the depot';

const signedIn = ({ platform }: Stack, world: World) => startPhone(platform, driverAt(world, 0));

const FORMS: readonly Form[] = [
  {
    name: 'assigning a batch',
    path: '/board',
    calls: 'rpc/assign_batch',
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
    calls: 'rpc/invalidate_driver_session*',
    prepare: signedIn,
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
    calls: 'rpc/set_member_role',
    fill: async (page) => {
      await page.getByLabel('Role of Joris Bakker').selectOption('Administrator');
      const form = page.getByRole('dialog');
      return { form, kept: form.getByText('Change role to Administrator') };
    },
    done: (page) => page.getByRole('dialog'),
    isGone: true,
    action: 'set_member_role',
  },
  {
    name: 'changing a threshold',
    path: '/settings',
    calls: 'rpc/update_workspace_settings',
    fill: async (page) => {
      const field = page.getByLabel('Fastest believable speed');
      await expect(field).toHaveValue('130');
      await field.fill('95');
      return { form: page.getByRole('main'), kept: page.getByText('was 130') };
    },
    done: (page) => page.getByText('Saved. Open consoles follow at once.'),
    action: 'settings',
    apply: (page) => page.keyboard.press('Enter'),
  },
];

testUnheard(FORMS);
