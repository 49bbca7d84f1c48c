import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { actingAs } from './acting.ts';
import { anEvent, forceLogout, recordOne, signIn } from './deeds.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims, sessionId } = await signIn(sql, batch.driverId ?? '');
  return { workspace, batch, claims, sessionId };
}

/** A place this many kilometres north of the depot, where the first stop is. */
const north = (kilometres: number, accuracy_m: number | null = null) => ({
  latitude: depot.latitude + kilometres * kilometre,
  longitude: depot.longitude,
  accuracy_m,
});
const secondsAgo = (seconds: number) => ({
  recorded_at: new Date(Date.now() - seconds * 1_000).toISOString(),
});

async function evidenceOf(workspaceId: string) {
  const [row] = await sql`select metadata -> 'evidence' as evidence from public.driver_events
    where workspace_id = ${workspaceId} order by seq desc limit 1`;
  return row?.['evidence'];
}

describe('speed, with a limit of 130 km/h', () => {
  test.each([
    ['3 km in 100 s, 108 km/h', 3, 100, []],
    ['14.2 km in 185 s, 276 km/h', 14.2, 185, ['IMPOSSIBLE_SPEED']],
    ['400 m in a second, which is what positioning does', 0.4, 1, []],
    ['600 m in a second', 0.6, 1, ['IMPOSSIBLE_SPEED']],
  ] as const)('judges %s', async (_what, kilometres, seconds, flags) => {
    const { batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(seconds), ...north(0) }));
    const next = anEvent(batch, 'ROUTE_STARTED', north(kilometres));
    expect(await recordOne(sql, claims, next)).toMatchObject({ flags, driver_status: 'EN_ROUTE' });
  });

  test('believes what both positions say of their accuracy', async () => {
    const { batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(10), ...north(0, 400) }));
    expect(await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED', north(1, 400)))).toMatchObject({
      flags: [],
    });
  });

  test('draws the jump: from where, to where, how far, how long', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    const before = anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(60), ...north(0, 11) });
    const after = anEvent(batch, 'ROUTE_STARTED', north(10, 9));
    for (const event of [before, after]) await recordOne(sql, claims, event);
    expect(await evidenceOf(workspace.id)).toEqual([
      {
        rule: 'IMPOSSIBLE_SPEED',
        unit: 'km/h',
        threshold: 130,
        measured: expect.closeTo(599, -0.5),
        distance_m: 10_000,
        seconds: 60,
        latitude: north(10).latitude,
        longitude: depot.longitude,
        accuracy: 9,
        recorded_ms: Date.parse(after.recorded_at),
        synced_ms: expect.any(Number),
        previous: {
          latitude: depot.latitude,
          longitude: depot.longitude,
          accuracy: 11,
          recorded_ms: Date.parse(before.recorded_at),
        },
      },
    ]);
  });

  test('counts from the last located event, over events without a place and over a change of device', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(30), ...north(0) }));
    await recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED'));
    const supervisor = await workspace.addMember('supervisor');
    const [session] = await sql`select id from public.driver_sessions where driver_id = ${claims.sub}`;
    await forceLogout(sql, supervisor, session?.['id']);
    const { claims: now } = await signIn(sql, claims.sub, 'another phone');
    expect(await recordOne(sql, now, anEvent(batch, 'ROUTE_STARTED', north(20)))).toMatchObject({
      flags: ['IMPOSSIBLE_SPEED'],
    });
  });

  test('is the same for a drive that is told backwards', async () => {
    const { batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', north(3)));
    const earlier = anEvent(batch, 'PROOF_CAPTURED', { ...secondsAgo(110), ...north(0) });
    const { flags } = await recordOne(sql, claims, earlier);
    expect(flags).not.toContain('IMPOSSIBLE_SPEED');
  });

  test('is not judged by events that are not trusted, nor are they where the driver was', async () => {
    const { batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(10), ...north(0) }));
    const forged = anEvent(batch, 'PROOF_CAPTURED', { ...north(90), signature: 'forged' });
    expect(await recordOne(sql, claims, forged)).toMatchObject({ flags: ['BAD_SIGNATURE', 'GEOFENCE_MISS'] });
    expect(await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED', north(0)))).toMatchObject({
      flags: [],
    });
  });
});

describe('an arrival or a proof without a place', () => {
  test.each(['ARRIVED_AT_STOP', 'PROOF_CAPTURED'] as const)(
    '%s is flagged with the stop it was planned at',
    async (type) => {
      const { batch, claims, workspace } = await driverOnRoute();
      await sql`update public.workspace_settings set flag_missing_location = true where workspace_id = ${workspace.id}`;
      expect(await recordOne(sql, claims, anEvent(batch, type))).toMatchObject({
        flags: ['MISSING_LOCATION'],
      });
      expect(await evidenceOf(workspace.id)).toMatchObject([
        {
          rule: 'MISSING_LOCATION',
          stop_index: 0,
          stop: { position: 0, label: 'Stop 0', radius_m: 75, latitude: depot.latitude },
        },
      ]);
    },
  );

  test('other events need none', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    await sql`update public.workspace_settings set flag_missing_location = true where workspace_id = ${workspace.id}`;
    expect(await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED'))).toMatchObject({ flags: [] });
  });

  test('is flagged in a new workspace from its first day', async () => {
    const [row] = await sql`select column_default from information_schema.columns
      where table_name = 'workspace_settings' and column_name = 'flag_missing_location'`;
    expect(row).toEqual({ column_default: 'true' });
  });
});

describe('the order of a batch', () => {
  test.each([
    ['a minute before the last event', 60, ['OUT_OF_SEQUENCE']],
    ['two seconds before it, as a clock corrects itself', 2, []],
  ] as const)('an event recorded %s', async (_when, seconds, flags) => {
    const { batch, claims, workspace } = await driverOnRoute();
    const last = anEvent(batch, 'DELAY_REPORTED');
    await recordOne(sql, claims, last);
    const before = { recorded_at: new Date(Date.parse(last.recorded_at) - seconds * 1_000).toISOString() };
    expect(await recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED', before))).toMatchObject({ flags });
    if (flags.length > 0)
      expect(await evidenceOf(workspace.id)).toMatchObject([
        {
          rule: 'OUT_OF_SEQUENCE',
          threshold: 5,
          measured: seconds,
          last_event: { type: 'DELAY_REPORTED', recorded_ms: Date.parse(last.recorded_at), seq: 1 },
        },
      ]);
  });
});

const beat = (claims: { sub: string }, sessionId: string, aheadSeconds: number) =>
  actingAs(
    sql,
    claims.sub,
    (tx) => tx`select public.touch_driver_session(${sessionId}, null, null, null, 80, '4.18', 0,
      ${new Date(Date.now() + aheadSeconds * 1_000).toISOString()}::timestamptz)`,
  );

/** A driver whose requests name no sign-in, so that any of his may touch the session. */
async function driverWithClock(aheadSeconds: number) {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const claims = { role: 'authenticated', sub: batch.driverId ?? '' } as const;
  const [row] = await actingAs(
    sql,
    claims.sub,
    (tx) => tx<{ id: string }[]>`select public.start_driver_session('phone') ->> 'session_id' as id`,
  );
  await beat(claims, row?.id ?? '', aheadSeconds);
  return { workspace, batch, claims };
}

describe("a device's clock that its heartbeat told of", () => {
  test.each([
    ['3 h behind', -10_800, ['CLOCK_SKEW']],
    ['6 min ahead', 360, ['CLOCK_SKEW']],
    ['4 min behind', -240, ['LATE_SYNC']],
  ] as const)('%s flags what it wrote for what it is', async (_what, ahead, flags) => {
    const { batch, claims, workspace } = await driverWithClock(ahead);
    const event = anEvent(batch, 'DELAY_REPORTED', secondsAgo(-ahead));
    expect(await recordOne(sql, claims, event)).toMatchObject({ flags });
    expect((await evidenceOf(workspace.id))[0].measured).toBeCloseTo(
      flags[0] === 'CLOCK_SKEW' ? ahead : 240,
      -1,
    );
  });

  test('and does not hide that an event came late', async () => {
    const { batch, claims } = await driverWithClock(-10_800);
    const event = anEvent(batch, 'DELAY_REPORTED', secondsAgo(10_800 + 600));
    expect(await recordOne(sql, claims, event)).toMatchObject({ flags: ['CLOCK_SKEW', 'LATE_SYNC'] });
  });
});

describe('what was refused or came after a logout', () => {
  test('a forbidden move is kept with what was allowed and where the batch stood', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP'));
    const event = anEvent(batch, 'ARRIVED_AT_STOP', north(1, 8));
    expect(await recordOne(sql, claims, event)).toMatchObject({
      verdict: 'rejected',
      reason: 'illegal_transition',
    });
    const [kept] = await sql`select flag_reasons, evidence, batch_id, event_type, recorded_at
      from public.rejected_driver_events where workspace_id = ${workspace.id}`;
    expect(kept).toMatchObject({
      flag_reasons: ['REJECTED_TRANSITION'],
      batch_id: batch.id,
      event_type: 'ARRIVED_AT_STOP',
      recorded_at: new Date(event.recorded_at),
      evidence: [
        {
          rule: 'REJECTED_TRANSITION',
          status: 'AT_STOP',
          allowed_from: ['EN_ROUTE'],
          last_event: { type: 'ARRIVED_AT_STOP', seq: 1 },
          stop: { position: 0 },
          latitude: north(1).latitude,
          accuracy: 8,
        },
      ],
    });
  });

  test('is no flag where the rule is off, but still kept', async () => {
    const { batch, claims, workspace } = await driverOnRoute();
    await sql`update public.workspace_settings set flag_rejected_transition = false where workspace_id = ${workspace.id}`;
    await recordOne(sql, claims, anEvent(batch, 'DEPARTED_STOP'));
    expect(
      await sql`select reason, flag_reasons, evidence from public.rejected_driver_events
        where workspace_id = ${workspace.id}`,
    ).toEqual([{ reason: 'illegal_transition', flag_reasons: [], evidence: [] }]);
  });

  test('an event after a logout says how long before the end it was recorded', async () => {
    const { batch, claims, workspace, sessionId } = await driverOnRoute();
    const supervisor = await workspace.addMember('supervisor');
    const { ended_at: endedAt } = await forceLogout(sql, supervisor, sessionId);
    const { claims: now } = await signIn(sql, claims.sub);
    const recorded_at = new Date(Date.parse(endedAt) - 60_000).toISOString();
    await recordOne(sql, now, anEvent(batch, 'ARRIVED_AT_STOP', { recorded_at, session_id: sessionId }));
    expect(await evidenceOf(workspace.id)).toMatchObject([
      {
        rule: 'AFTER_LOGOUT',
        unit: 's',
        measured: 60,
        session_id: sessionId,
        ended_ms: expect.closeTo(Date.parse(endedAt), -1),
        recorded_ms: Date.parse(recorded_at),
        stop: { position: 0 },
      },
    ]);
  });
});

test.each([
  ['flag_impossible_speed', { ...north(30) }, 'IMPOSSIBLE_SPEED'],
  ['flag_out_of_sequence', secondsAgo(60), 'OUT_OF_SEQUENCE'],
  ['flag_bad_signature', { signature: 'wrong' }, 'BAD_SIGNATURE'],
] as const)(
  'a workspace that switched %s off gets no such flag, others still do',
  async (rule, more, flag) => {
    const judge = async (off: boolean) => {
      const { batch, claims, workspace } = await driverOnRoute();
      await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', north(0)));
      if (off)
        await sql`update public.workspace_settings set ${sql(rule)} = false where workspace_id = ${workspace.id}`;
      return (await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED', more))).flags;
    };
    expect(await judge(true)).not.toContain(flag);
    expect(await judge(false)).toContain(flag);
  },
);
