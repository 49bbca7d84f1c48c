import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { actingAs, refusalOf } from './acting.ts';
import { anEvent, record, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

test('a device that sends rubbish opens no more than 100 reviews, and hides no flag behind them', async () => {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const other = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims } = await signIn(sql, batch.driverId ?? '');
  await record(
    sql,
    claims,
    Array.from({ length: 130 }, (_, number) => ({ ...anEvent(batch, 'DEPARTED_STOP'), note: number })),
  );
  await recordOne(sql, claims, anEvent(batch, 'DEPARTED_STOP'));
  const far = { latitude: 10, longitude: 10 };
  expect(await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', far))).toMatchObject({
    flags: ['GEOFENCE_MISS'],
  });
  const { claims: honest } = await signIn(sql, other.driverId ?? '');
  await recordOne(sql, honest, anEvent(other, 'DEPARTED_STOP'));
  const count = (driverId: string | null, kind: string) =>
    sql`select count(*)::integer as number from public.event_reviews where driver_id = ${driverId} and kind = ${kind}`;
  expect(await count(batch.driverId, 'rejected_event')).toEqual([{ number: 100 }]);
  expect(await count(batch.driverId, 'event')).toEqual([{ number: 1 }]);
  expect(await count(other.driverId, 'rejected_event')).toEqual([{ number: 1 }]);
  expect(
    await sql`select count(*)::integer as number from public.rejected_driver_events where driver_id = ${batch.driverId}`,
  ).toEqual([{ number: 131 }]);
});

test('a search longer than any name is refused before it is looked for', async () => {
  const workspace = await makeWorkspace(sql);
  const viewer = await workspace.addMember('viewer');
  const search = actingAs(
    sql,
    viewer,
    (tx) => tx`select public.session_list(${workspace.id}, 'all', ${'%'.repeat(201)})`,
  );
  expect(await refusalOf(search)).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
});

describe('a name that everybody sees', () => {
  test.each(['\u200b\u200b', '\u3164', 'Late \u202eseno', '\u2066x'])(
    'is not %j, of a shared view',
    async (name) => {
      const workspace = await makeWorkspace(sql);
      const viewer = await workspace.addMember('viewer');
      const save = actingAs(
        sql,
        viewer,
        (tx) =>
          tx`insert into public.board_views (workspace_id, name, shared) values (${workspace.id}, ${name}, true)`,
      );
      expect(await refusalOf(save)).toMatchObject({ code: '23514' });
    },
  );

  test.each(['\u200b', 'Rotterdam \u202emadretteR', '\u00a0', 'a\u2060b'])(
    'is not %j, of the workspace',
    async (name) => {
      const workspace = await makeWorkspace(sql);
      const admin = await workspace.addMember('admin');
      const rename = actingAs(
        sql,
        admin,
        (tx) =>
          tx`select public.update_workspace_settings(${workspace.id}, ${tx.json({ name })}, null, ${randomUUID()})`,
      );
      expect(await refusalOf(rename)).toMatchObject({ code: 'PT422', hint: 'bad_setting' });
    },
  );

  test('may have the letters and signs of any language', async () => {
    const workspace = await makeWorkspace(sql);
    const viewer = await workspace.addMember('viewer');
    for (const name of ['Te laat – Ümit’s', 'متأخر', '迟到', '🚚👩‍🔧']) {
      await actingAs(
        sql,
        viewer,
        (tx) => tx`insert into public.board_views (workspace_id, name) values (${workspace.id}, ${name})`,
      );
    }
  });
});
