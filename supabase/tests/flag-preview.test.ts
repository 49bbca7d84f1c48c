import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { anEvent, record, signIn } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

type Preview = { day: string; events: number; rules: { flag: string; current: number; proposed: number }[] };

const preview = (
  userId: string,
  workspaceId: string,
  changes: postgres.JSONValue,
  day: string | null = null,
): Promise<Preview> =>
  answerTo(
    sql,
    userId,
    (tx) => tx`select public.preview_flag_thresholds(${workspaceId}, ${tx.json(changes)}, ${day}) as answer`,
  );

/** Hours ahead of UTC where it is about noon now, so that a quarter of an hour either way is the same day. */
const ahead = 12 - new Date().getUTCHours();
const noonZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
const today = new Date(Date.now() + ahead * 3_600_000).toISOString().slice(0, 10);
const metres = (north: number) => ({
  latitude: depot.latitude + (north / 1_000) * kilometre,
  longitude: depot.longitude,
});

/** A day with one event for each rule, and as many again that pass. */
async function day() {
  const workspace = await makeWorkspace(sql, noonZone);
  await sql`update public.workspace_settings set flag_missing_location = true where workspace_id = ${workspace.id}`;
  const viewer = await workspace.addMember('viewer');
  const drive = async (events: readonly Parameters<typeof anEvent>[2][]) => {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const { claims } = await signIn(sql, batch.driverId ?? '');
    const base = Date.now();
    await record(
      sql,
      claims,
      events.map(({ ago = 0, type = 'PROOF_CAPTURED', ...more } = {}) =>
        anEvent(batch, type === 'DEPARTED_STOP' ? 'DEPARTED_STOP' : 'PROOF_CAPTURED', {
          recorded_at: new Date(base - Number(ago) * 1_000).toISOString(),
          ...more,
        }),
      ),
    );
  };
  await drive([metres(300)]);
  await drive([{}]);
  await drive([{ ...metres(0), ago: 600 }]);
  await drive([{ ...metres(0), ago: -900 }]);
  await drive([
    { ...metres(0), ago: 60 },
    { ...metres(0), ago: 90 },
  ]);
  await drive([
    { ...metres(0), ago: 60, accuracy_m: 0 },
    { ...metres(540), accuracy_m: 480 },
  ]);
  await drive([{ ...metres(0), ago: 60 }, { ...metres(4_000) }]);
  await drive([{ type: 'DEPARTED_STOP' }]);
  await drive([{ ...metres(0), signature: 'wrong' }]);
  return { workspace, viewer };
}

const counts = (rules: Preview['rules'], of: 'current' | 'proposed') =>
  Object.fromEntries(rules.map((rule) => [rule.flag, rule[of]]));

describe('the preview of a day', () => {
  test('counts by the settings as they are what was flagged, each rule for itself', async () => {
    const { workspace, viewer } = await day();
    const { rules, events, day: shown } = await preview(viewer, workspace.id, {}, today);
    const flagged = await sql<{ reason: string; number: number }[]>`
      select reason, count(*)::integer as number from public.driver_events, unnest(flag_reasons) as reason
      where workspace_id = ${workspace.id} group by reason union all
      select 'REJECTED_TRANSITION', count(*)::integer from public.rejected_driver_events
      where workspace_id = ${workspace.id}`;
    expect(Object.fromEntries(flagged.map(({ reason, number }) => [reason, number]))).toEqual({
      GEOFENCE_MISS: 2,
      IMPOSSIBLE_SPEED: 1,
      CLOCK_SKEW: 1,
      LATE_SYNC: 1,
      MISSING_LOCATION: 1,
      OUT_OF_SEQUENCE: 1,
      BAD_SIGNATURE: 1,
      REJECTED_TRANSITION: 1,
    });
    expect(shown).toBe(today);
    expect(events).toBe(11);
    expect(counts(rules, 'current')).toEqual(
      Object.fromEntries(flagged.map(({ reason, number }) => [reason, number])),
    );
    expect(counts(rules, 'proposed')).toEqual(counts(rules, 'current'));
  });

  test.each([
    [{ geofence_radius_m: 400 }, 'GEOFENCE_MISS', 1],
    [{ flag_geofence_miss: false }, 'GEOFENCE_MISS', 0],
    [{ speed_limit_kmh: 300 }, 'IMPOSSIBLE_SPEED', 0],
    [{ speed_min_distance_m: 5_000 }, 'IMPOSSIBLE_SPEED', 0],
    [{ clock_skew_seconds: 1_000 }, 'CLOCK_SKEW', 0],
    [{ late_sync_seconds: 50 }, 'LATE_SYNC', 5],
    [{ late_sync_seconds: 700 }, 'LATE_SYNC', 0],
    [{ flag_missing_location: false }, 'MISSING_LOCATION', 0],
    [{ out_of_sequence_seconds: 45 }, 'OUT_OF_SEQUENCE', 0],
    [{ require_signature: true }, 'BAD_SIGNATURE', 11],
    [{ flag_rejected_transition: false }, 'REJECTED_TRANSITION', 0],
  ])('shows what %j would change', async (changes, flag, proposed) => {
    const { workspace, viewer } = await day();
    const { rules } = await preview(viewer, workspace.id, changes, today);
    const others = ([name]: [string, number]) => name !== flag;
    expect(counts(rules, 'proposed')[flag]).toBe(proposed);
    expect(Object.entries(counts(rules, 'proposed')).filter(others)).toEqual(
      Object.entries(counts(rules, 'current')).filter(others),
    );
    expect(
      await sql`select from public.supervisor_actions where workspace_id = ${workspace.id} and action = 'settings'`,
    ).toHaveLength(0);
  });

  test('is of yesterday by the clock of the workspace when none is named, and honest about an empty one', async () => {
    const workspace = await makeWorkspace(sql, 'Pacific/Kiritimati');
    const viewer = await workspace.addMember('viewer');
    const [row] = await sql`select ((now() at time zone 'Pacific/Kiritimati')::date - 1)::text as yesterday`;
    const empty = await preview(viewer, workspace.id, {});
    expect(empty).toMatchObject({ day: row?.['yesterday'], events: 0 });
    expect(empty.rules).toHaveLength(8);
    expect(empty.rules.every(({ current, proposed }) => current === 0 && proposed === 0)).toBe(true);
  });
});

test('the preview refuses what the settings would', async () => {
  const workspace = await makeWorkspace(sql);
  const viewer = await workspace.addMember('viewer');
  expect(await refusalOf(preview(viewer, workspace.id, { late_sync_seconds: 0 }))).toMatchObject({
    hint: 'bad_setting',
  });
  expect(await refusalOf(preview(viewer, workspace.id, { colour: 1 }))).toMatchObject({
    hint: 'unknown_setting',
  });
  const stranger = await (await makeWorkspace(sql)).addMember('admin');
  expect(await refusalOf(preview(stranger, workspace.id, {}))).toMatchObject({
    code: 'PT404',
    hint: 'not_found',
  });
  expect(await refusalOf(preview(viewer, randomUUID(), {}))).toMatchObject({
    code: 'PT404',
    hint: 'not_found',
  });
});
