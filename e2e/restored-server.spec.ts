import { rowOf } from './stack/board.ts';
import { expect, test } from './stack/console-test.ts';
import { startPhone } from './stack/phone.ts';
import { driverAt } from './stack/world.ts';

test('a server that was restored to an earlier state is said on the board, which shows that state', async ({
  browsers,
  stack: { sql, platform },
  world,
}) => {
  const driver = driverAt(world, 0);
  const [kept] = await sql<{ head: string; batch: string }[]>`
    select
      (select h from public.workspace_heads h where h.workspace_id = ${world.id})::text as head,
      (select b from public.delivery_batches b where b.id = ${driver.batchId})::text as batch`;
  const phone = await startPhone(platform, driver);
  await phone.report('ROUTE_STARTED');
  const page = await browsers.openBoard(world.supervisor);
  await expect(rowOf(page, driver)).toContainText('En route');

  // What a backup from before the start would hold; nothing is told to anybody.
  await sql.begin(async (restore) => {
    await restore`set local session_replication_role = replica`;
    await restore`delete from public.delivery_batches where id = ${driver.batchId}`;
    await restore`insert into public.delivery_batches select (${kept?.batch ?? ''}::public.delivery_batches).*`;
    await restore`delete from public.workspace_heads where workspace_id = ${world.id}`;
    await restore`insert into public.workspace_heads select (${kept?.head ?? ''}::public.workspace_heads).*`;
  });
  await expect(page.getByText('The server was restored to an earlier state.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(rowOf(page, driver)).toContainText('Inactive');
});
