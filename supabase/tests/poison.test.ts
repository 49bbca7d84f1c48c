import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims } from './acting.ts';
import { anEvent, batchRow, signIn, type Verdict } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims } = await signIn(sql, batch.driverId ?? '');
  return { workspace, batch, claims };
}

/** Sends JSON as it is written, which may be JSON that no program would write. */
async function sendText(claims: Claims, text: string): Promise<Verdict[]> {
  const [row] = await acting(
    sql,
    claims,
    (tx) =>
      tx<{ verdicts: Verdict[] }[]>`select public.record_driver_events(${text}::text::json) as verdicts`,
  );
  return row?.verdicts ?? [];
}

const deep = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`;

/** What spoils an event: JSON that replaces or adds its keys. */
const poisons: Record<string, string> = {
  'NaN as latitude': '"latitude": "NaN", "longitude": 4',
  'an infinite longitude': '"latitude": 51, "longitude": "Infinity"',
  'a negative infinite latitude': '"latitude": "-Infinity", "longitude": 4',
  'a number too large for any column': '"latitude": 1e999, "longitude": 4',
  'NaN as accuracy': '"latitude": 51, "longitude": 4, "accuracy_m": "NaN"',
  'half a position': '"latitude": 51',
  'a latitude that is no number': '"latitude": {"degrees": 51}, "longitude": 4',
  'a batch that is no id': '"batch_id": 7',
  'a key that is no id': '"client_event_id": "first"',
  'no key': '"client_event_id": null',
  'an unknown type': '"event_type": "TELEPORTED"',
  'a type that is a list': '"event_type": ["ARRIVED_AT_STOP"]',
  'a stop before the first': '"stop_index": -1',
  'a stop that is half a stop': '"stop_index": 1.5',
  'metadata that is no object': '"metadata": "note"',
  'two megabytes of note': `"metadata": {"note": "${'x'.repeat(2_000_000)}"}`,
  'a value 10,000 levels deep': `"metadata": {"note": ${deep}}`,
  'a batch 10,000 levels deep': `"batch_id": ${deep}`,
  'an infinite time': '"recorded_at": "infinity"',
  'no time': '"recorded_at": ""',
  'a time without offset': '"recorded_at": "2026-11-22T10:00:00"',
  'a day that is none': '"recorded_at": "2026-02-30T10:00:00Z"',
  'a year beyond all calendars': '"recorded_at": "294276-01-01T00:00:00Z"',
  'the epoch': '"recorded_at": "1970-01-01T00:00:00Z"',
  'the day after tomorrow': `"recorded_at": "${new Date(Date.now() + 2 * 86_400_000).toISOString()}"`,
  'SQL in its key': `"client_event_id": "'; drop table driver_events; --"`,
};

describe('poison in the middle of a queue is kept and blocks nothing', () => {
  test.each(Object.entries(poisons))('%s', async (_name, poison) => {
    const { batch, claims, workspace } = await driverOnRoute();
    const spoiled = JSON.stringify(anEvent(batch, 'PROOF_CAPTURED')).replace(/}$/, `, ${poison}}`);
    const [before, after] = [anEvent(batch, 'ARRIVED_AT_STOP'), anEvent(batch, 'DEPARTED_STOP')];
    const text = `[${JSON.stringify(before)}, ${spoiled}, ${JSON.stringify(after)}]`;
    const verdicts = await sendText(claims, text);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(verdicts[1]).toMatchObject({ reason: 'bad_event', seq: null });
    expect(await batchRow(sql, batch.id)).toMatchObject({ current_stop_index: 1, version: 2 });
    const [kept] =
      await sql`select payload = ${spoiled}::text::jsonb as whole from public.rejected_driver_events
      where workspace_id = ${workspace.id} and driver_id = ${claims.sub}`;
    expect(kept).toEqual({ whole: true });
  });

  test.each(['null', '7', '"event"', '[]', '[[]]', '{}', 'true'])('%s instead of an event', async (item) => {
    const { batch, claims, workspace } = await driverOnRoute();
    const verdicts = await sendText(
      claims,
      `[${item}, ${JSON.stringify(anEvent(batch, 'ARRIVED_AT_STOP'))}]`,
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted']);
    expect(
      await sql`select payload = ${item}::text::jsonb as whole from public.rejected_driver_events
        where workspace_id = ${workspace.id}`,
    ).toEqual([{ whole: true }]);
  });
});

test('poison that comes again is counted, not stored again', async () => {
  const { batch, claims, workspace } = await driverOnRoute();
  const poison = JSON.stringify([anEvent(batch, 'DEPARTED_STOP')]);
  for (let time = 0; time < 3; time += 1) await sendText(claims, poison);
  expect(
    await sql`select reason, attempts from public.rejected_driver_events where workspace_id = ${workspace.id}`,
  ).toEqual([{ reason: 'illegal_transition', attempts: 3 }]);
});

describe('text that jsonb cannot hold', () => {
  test.each([
    ['a NUL', '\\u0000'],
    ['half a character', '\\ud83d'],
  ])('%s costs its own event and no other, and is kept as it came', async (_what, text) => {
    const { batch, claims, workspace } = await driverOnRoute();
    const [before, after] = [anEvent(batch, 'ARRIVED_AT_STOP'), anEvent(batch, 'DEPARTED_STOP')];
    const poison = anEvent(batch, 'PROOF_CAPTURED', { metadata: { note: 'here' } });
    const spoiled = JSON.stringify(poison).replace('here', text);
    const queue = `[${JSON.stringify(before)}, ${spoiled}, ${JSON.stringify(after)}]`;
    expect(await sendText(claims, queue)).toMatchObject([
      { verdict: 'accepted', client_event_id: before.client_event_id },
      { verdict: 'rejected', reason: 'bad_event', client_event_id: poison.client_event_id },
      { verdict: 'accepted', client_event_id: after.client_event_id },
    ]);
    expect(await sendText(claims, queue)).toMatchObject([
      { verdict: 'replayed' },
      { verdict: 'rejected' },
      { verdict: 'replayed' },
    ]);
    expect(
      await sql`select payload #>> '{}' as payload, attempts from public.rejected_driver_events
        where workspace_id = ${workspace.id}`,
    ).toEqual([{ payload: spoiled, attempts: 2 }]);
  });

  test('in a batch, a type, a key or the name of a field costs no more than that', async () => {
    const { batch, claims } = await driverOnRoute();
    const good = JSON.stringify(anEvent(batch, 'PROOF_CAPTURED'));
    const places = [
      '"batch_id": "\\u0000"',
      '"event_type": "\\u0000"',
      '"client_event_id": "\\u0000"',
      '"\\u0000": 1',
    ];
    for (const place of places) {
      const spoiled = good.replace(/}$/, `, ${place}}`);
      const verdicts = await sendText(
        claims,
        `[${spoiled}, ${JSON.stringify(anEvent(batch, 'PROOF_CAPTURED'))}]`,
      );
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted']);
    }
  });
});

test('of a queue of 50 with every poison in the middle the good ones are all stored, once', async () => {
  const { batch, claims, workspace } = await driverOnRoute();
  const bad = [...Object.values(poisons), '"metadata": {"note": "\\u0000"}'];
  const good = Array.from({ length: 50 - bad.length }, () =>
    JSON.stringify(anEvent(batch, 'PROOF_CAPTURED')),
  );
  const spoiled = bad.map((poison) =>
    JSON.stringify(anEvent(batch, 'PROOF_CAPTURED')).replace(/}$/, `, ${poison}}`),
  );
  const half = Math.floor(good.length / 2);
  const queue = `[${[...good.slice(0, half), ...spoiled, ...good.slice(half)].join(', ')}]`;
  const words = (await sendText(claims, queue)).map(({ verdict }) => verdict);
  expect(words).toEqual([
    ...good.slice(0, half).map(() => 'accepted'),
    ...bad.map(() => 'rejected'),
    ...good.slice(half).map(() => 'accepted'),
  ]);
  const [counts] = await sql`select count(*)::integer as stored, max(seq)::integer as newest
    from public.driver_events where workspace_id = ${workspace.id}`;
  expect(counts).toEqual({ stored: good.length, newest: good.length });
  expect(new Set((await sendText(claims, queue)).map(({ verdict }) => verdict))).toEqual(
    new Set(['replayed', 'rejected']),
  );
});
