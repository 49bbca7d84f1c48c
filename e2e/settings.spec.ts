import { openPage, untilLineOpen } from './stack/browsers.ts';
import { expect, test } from './stack/console-test.ts';
import { actionsOf } from './stack/database-state.ts';
import { escapeFrom, untilFocusIn } from './stack/keyboard.ts';
import { loseNextAnswer } from './stack/unheard.ts';
import { violationsOf } from './stack/violations.ts';

test('an administrator changes a threshold by keyboard alone, after a wrong value was refused', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings', world.admin);
  const field = page.getByLabel('Fastest believable speed');
  await expect(field).toHaveValue('130');
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5');
  await expect(page.getByText('From 20 to 1,000 km/h.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('95');
  await expect(page.getByText('was 130')).toBeVisible();
  await expect(page.getByText('1 change not saved')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. Open consoles follow at once.')).toBeVisible();

  const [row] = await stack.sql`
    select speed_limit_kmh from public.workspace_settings where workspace_id = ${world.id}`;
  expect(row).toEqual({ speed_limit_kmh: 95 });
  await page.reload();
  await expect(page.getByLabel('Fastest believable speed')).toHaveValue('95');
});

test('nothing is saved while one value is wrong, where nothing was changed, nor twice at once', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings', world.admin);
  let asked = 0;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route('**/rpc/update_workspace_settings', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  const field = page.getByLabel('Fastest believable speed');
  const save = page.getByRole('button', { name: /^Sav/ });
  await expect(field).toHaveValue('130');
  await field.press('Enter');
  await field.fill('5');
  const late = page.getByLabel('Reached us later than');
  await late.fill('900');
  await late.press('Enter');
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await save.press('Enter');
  await expect(save).not.toHaveAttribute('aria-busy');
  expect(asked).toBe(0);

  await field.fill('95');
  await field.press('Enter');
  await expect(save).toHaveAttribute('aria-busy', 'true');
  await field.press('Enter');
  await field.press('End');
  // What is on its way stays as it was sent.
  await page.keyboard.type('0');
  await expect(field).toHaveValue('95');
  letGo();
  await expect(page.getByText('Saved. Open consoles follow at once.')).toBeVisible();
  expect(asked).toBe(1);
  expect(await actionsOf(stack.sql, world)).toHaveLength(1);
});

test('each part of the settings has an address of its own', async ({ browsers, world }) => {
  const page = await browsers.openPage('/settings?tab=personal', world.admin);
  await expect(page.getByRole('switch', { name: 'New high-risk flag' })).not.toBeChecked();
  // Whatever a page complains about while it is read anew fails the test.
  await page.reload();
  await untilLineOpen(page);
  await page.getByRole('switch', { name: 'Single-letter keys' }).press('Space');
  await expect(page.getByRole('switch', { name: 'Single-letter keys' })).not.toBeChecked();
  for (const [tab, sight] of [
    ['workspace', page.getByLabel('Time zone')],
    ['members', page.getByRole('button', { name: 'Add member' })],
    ['reasons', page.getByRole('region', { name: 'Override state' })],
  ] as const) {
    await openPage(page, `/settings?tab=${tab}`);
    await expect(sight).toBeVisible();
  }
});

test('the preview tells how many of yesterday’s events another threshold would have flagged', async ({
  browsers,
  stack,
  world,
}) => {
  const [driver] = world.drivers;
  // Recorded at noon yesterday, and synced ten minutes later.
  await stack.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into public.driver_events (workspace_id, batch_id, driver_id, event_type, driver_status, from_status,
        batch_stop_index, recorded_at, synced_at, seq, latitude, longitude, accuracy_m, chain)
      select ${world.id}, ${driver?.batchId ?? ''}, ${driver?.id ?? ''}, 'PROOF_CAPTURED', 'AT_STOP', 'AT_STOP', 0,
        noon.at, noon.at + interval '10 minutes', 1, 51.92, 4.48, 8, ''
      from (select date_trunc('day', now() at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam'
        - interval '12 hours' as at) as noon`;
  });
  const page = await browsers.openPage('/settings', world.supervisor);
  const late = page.getByRole('region', { name: 'Late sync' });
  await expect(late).toContainText('of 1 event yesterday');
  await expect(late.getByLabel('Reached us later than')).toBeDisabled();

  const admin = await browsers.openPage('/settings', world.admin);
  const rule = admin.getByRole('region', { name: 'Late sync' });
  await expect(rule).toContainText('of 1 event yesterday');
  await rule.getByLabel('Reached us later than').fill('900');
  await expect(rule.getByText('becomes')).toBeAttached();
  await expect(rule).toContainText(/1.*becomes.*0/);
});

test('the last administrator keeps the role, another may be made one and removed', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings?tab=members', world.admin);
  browsers.expectTrouble(/409.*set_member_role/);
  await page.getByLabel('Role of Anna de Boer').selectOption('Viewer');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Change role to Viewer');
  await untilFocusIn(dialog);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('Not saved.');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Role of Anna de Boer')).toHaveValue('admin');

  await page.getByLabel('Role of Joris Bakker').selectOption('Administrator');
  await expect(dialog).toContainText('Change role to Administrator');
  await untilFocusIn(dialog);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Role of Joris Bakker')).toHaveValue('admin');
  await page.getByRole('button', { name: 'Remove Vera Smit…' }).press('Enter');
  await expect(dialog).toContainText('Remove Vera Smit');
  await untilFocusIn(dialog);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Vera Smit/ })).toBeHidden();
  const members = await stack.sql`
    select name, role from public.workspace_members where workspace_id = ${world.id} order by name`;
  expect(members).toEqual([
    { name: 'Anna de Boer', role: 'admin' },
    { name: 'Joris Bakker', role: 'admin' },
    { name: 'Sanne Visser', role: 'supervisor' },
  ]);
});

test('what is incomplete is not sent: a short note, a member without an address, a reason without words', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openPage('/settings?tab=members', world.admin);
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(...(/rpc\/(set_member_role|add_member|add_reason)$/.exec(request.url()) ?? [])),
  );
  const dialog = page.getByRole('dialog');
  await page.getByLabel('Role of Joris Bakker').selectOption('Viewer');
  await untilFocusIn(dialog);
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Too short');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('Write at least 10 characters.');
  await escapeFrom(page, dialog);

  await page.getByRole('button', { name: 'Add member' }).press('Enter');
  await dialog.getByLabel('Work email').press('Enter');
  await expect(dialog.getByLabel('Work email')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Work email').fill('new@fleet.example');
  await dialog.getByLabel('Work email').press('Enter');
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  expect(asked).toEqual([]);
  browsers.expectTrouble(/404/);
  await dialog.getByLabel('Name').fill('Somebody new');
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog.getByLabel('Work email')).toHaveAccessibleDescription(
    'There is no account with this address.',
  );
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  asked.length = 0;
  await escapeFrom(page, dialog);

  await page.getByRole('tab', { name: 'Reasons' }).click();
  await page.getByRole('button', { name: 'Add a reason: Override state' }).press('Enter');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true');
  await escapeFrom(page, dialog);
  expect(asked).toEqual([]);
});

test('what is not saved outlives a look elsewhere, and the browser asks before it goes', async ({
  browsers,
  world,
}) => {
  const page = await browsers.openPage('/settings', world.admin);
  const questions: string[] = [];
  page.on('dialog', (question) => {
    questions.push(question.type());
    void question.accept();
  });
  const speed = page.getByLabel('Fastest believable speed');
  await speed.fill('95');
  await page.getByRole('tab', { name: 'Workspace' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Another name');
  await page.getByRole('link', { name: 'Board' }).first().press('Enter');
  await expect(page).toHaveURL(/\/board/);
  await page.goBack();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Another name');
  await page.getByRole('button', { name: 'Discard' }).press('Enter');
  await page.getByRole('tab', { name: 'Thresholds' }).click();
  await expect(speed).toHaveValue('95');
  await page.reload();
  expect(questions).toEqual(['beforeunload']);
  await expect(speed).toHaveValue('130');
  await untilLineOpen(page);
  await page.reload();
  await expect(speed).toHaveValue('130');
  expect(questions).toEqual(['beforeunload']);
});

test('a threshold that somebody else changed meanwhile is shown before it can be changed, and a saved one taken back', async ({
  browsers,
  stack,
  world,
}) => {
  const page = await browsers.openPage('/settings', world.admin);
  browsers.expectTrouble(/409.*update_workspace_settings|net::ERR_FAILED/);
  const field = page.getByLabel('Fastest believable speed');
  await expect(field).toHaveValue('130');
  await stack.sql`update public.workspace_settings set speed_limit_kmh = 90 where workspace_id = ${world.id}`;
  await field.fill('95');
  await field.press('Enter');
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText(
    'Somebody else has changed these settings.',
  );
  await expect(page.getByText('was 90')).toBeVisible();
  await field.press('Enter');
  const messages = page.getByRole('region', { name: 'Messages (F8)' });
  await expect(messages).toContainText('1 setting saved');
  await loseNextAnswer(page, 'update_workspace_settings');
  await messages.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(messages).toContainText('No answer came. Try again: nothing is done twice.');
  await messages.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(messages).toContainText('Undone.');
  await expect(field).toHaveValue('90');
  expect(await actionsOf(stack.sql, world)).toHaveLength(2);
});

test('a new time zone moves every clock of the console', async ({ browsers, world }) => {
  const page = await browsers.openPage('/settings?tab=workspace', world.admin);
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(page.getByText('Saved. Open consoles follow at once.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/JST|GMT\+9/);
});

test('letters do nothing once they are switched off, and the choice is kept', async ({ browsers, world }) => {
  const page = await browsers.openPage('/settings?tab=personal', world.supervisor);
  await page.getByRole('switch', { name: 'Single-letter keys' }).press('Space');
  await expect(page.getByRole('switch', { name: 'Single-letter keys' })).not.toBeChecked();
  await page.goto('/board');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every part of the settings has no WCAG 2.2 AA violation in the ${colorScheme} theme`, async ({
    browsers,
    world,
  }) => {
    test.setTimeout(120_000);
    const page = await browsers.openPage('/settings', world.admin, { colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByLabel('Fastest believable speed')).toBeVisible();
    expect(await violationsOf(page), 'rules').toEqual([]);
    await page.getByRole('tab', { name: 'Thresholds' }).focus();
    for (const part of ['Workspace', 'Members', 'Reasons', 'Keys and sounds']) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('tabpanel', { name: part })).toBeVisible();
      await expect(page.getByLabel('Loading the settings')).toBeHidden();
      expect(await violationsOf(page), part).toEqual([]);
    }
  });
}
