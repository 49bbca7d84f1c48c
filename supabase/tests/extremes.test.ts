import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, refusalOf } from './acting.ts';
import { anEvent, recordOne, signIn } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims } = await signIn(sql, batch.driverId ?? '');
  return { workspace, batch, claims };
}

/** Ten bytes of JSON that Postgres writes out in 131,072 or 16,383 digits. */
const endless = ['9e131071', '-9e131071', '1e-16000'];

describe('a number without end', () => {
  test.each(endless)('%s is refused, and kept as it came, not as it would be written out', async (number) => {
    const { workspace, batch, claims } = await driverOnRoute();
    const event = JSON.stringify(anEvent(batch, 'DELAY_REPORTED', { metadata: { a: [[7]] } }));
    const poison = event.replace('[[7]]', `[[${number}]]`);
    const good = JSON.stringify(anEvent(batch, 'PROOF_CAPTURED'));
    const [row] = await acting(
      sql,
      claims,
      (tx) => tx`select public.record_driver_events(${`[${poison},${good}]`}::text::json) as verdicts`,
    );
    expect(row?.['verdicts']).toMatchObject([
      { verdict: 'rejected', reason: 'bad_event' },
      { verdict: 'accepted' },
    ]);
    expect(
      await sql`select payload #>> '{}' as payload from public.rejected_driver_events
        where workspace_id = ${workspace.id}`,
    ).toEqual([{ payload: poison }]);
  });

  test('is no metadata of an event that is inserted either', async () => {
    const { batch, claims } = await driverOnRoute();
    const insert = acting(
      sql,
      claims,
      (
        tx,
      ) => tx`insert into public.driver_events (driver_id, batch_id, event_type, driver_status, recorded_at, metadata)
        values (${claims.sub}, ${batch.id}, 'PROOF_CAPTURED', 'EN_ROUTE', now(), '{"a": {"b": [1, 9e131071]}}')`,
    );
    expect(await refusalOf(insert)).toMatchObject({ code: 'PT422', hint: 'bad_event' });
  });
});

test.each([1e17, -1e17, 1441])('a delay of %d minutes spoils no average', async (delay_minutes) => {
  const { workspace, batch, claims } = await driverOnRoute();
  await recordOne(
    sql,
    claims,
    anEvent(batch, 'DELAY_REPORTED', { metadata: { reason: 'traffic', delay_minutes } }),
  );
  const [row] = await actingAs(
    sql,
    await workspace.addMember('viewer'),
    (tx) =>
      tx`select public.fleet_insights(${workspace.id}, now() - interval '1 hour', now() + interval '1 minute') as answer`,
  );
  expect(row?.['answer'].delays).toEqual({
    reports: 1,
    causes: [{ reason: 'traffic', count: 1, minutes_avg: null }],
  });
});

describe('a route planned in a year that no clock of ours shows', () => {
  test.each([
    ['9999-12-31T23:59:00Z', '2026-11-23'],
    ['0001-01-01T00:00:00Z', '2026-11-23'],
    ['2026-11-23T10:00:00Z', '9999-12-31'],
    ['2026-11-23T10:00:00Z', '0001-01-01'],
  ])(
    'arrival %s on %s is refused, so that its driver can arrive',
    async (planned_arrival, scheduled_date) => {
      const workspace = await makeWorkspace(sql);
      const route = {
        reference: 'far off',
        depot: 'Depot',
        scheduled_date,
        stops: [{ label: 'Stop', latitude: 51.9, longitude: 4.4, planned_arrival }],
      };
      const answer = await answerTo(
        sql,
        await workspace.addMember('admin'),
        (tx) => tx`select public.import_batches(${workspace.id}, ${tx.json([route])}) as answer`,
      );
      expect(answer).toMatchObject([{ verdict: 'rejected', reason: 'bad_route' }]);
    },
  );
});

describe('a time at the end of all times', () => {
  test.each(['infinity', '-infinity'])('is none that a batch is replayed up to (%s)', async (at) => {
    const { workspace, batch } = await driverOnRoute();
    const viewer = await workspace.addMember('viewer');
    const replay = answerTo(
      sql,
      viewer,
      (tx) => tx`select public.replay_batch(${batch.id}, ${at}::text::timestamptz) as answer`,
    );
    expect(await refusalOf(replay)).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
  });

  test.each(['5874897-12-31', 'infinity', '-infinity', '1999-12-31'])(
    'is no day to try thresholds on (%s)',
    async (day) => {
      const { workspace } = await driverOnRoute();
      const viewer = await workspace.addMember('viewer');
      const preview = answerTo(
        sql,
        viewer,
        (tx) =>
          tx`select public.preview_flag_thresholds(${workspace.id}, '{}', ${day}::text::date) as answer`,
      );
      expect(await refusalOf(preview)).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
    },
  );

  test('narrows the history to nothing less than all', async () => {
    const { workspace, batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED'));
    const viewer = await workspace.addMember('viewer');
    const history = await answerTo(
      sql,
      viewer,
      (tx) =>
        tx`select public.log_history(${workspace.id}, p_from => '-infinity', p_to => 'infinity') as answer`,
    );
    expect(history).toMatchObject({ items: [{ event_type: 'DELAY_REPORTED' }] });
  });
});
