import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelServer } from './simulation/model-server.ts';
import { seeded } from './simulation/random.ts';
import { batchColumns, NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { tupleOf } from './simulation/tuple-of.ts';
import { eventFromTuple, isEventTuple } from './wire-event.ts';
import { batchesFrom, sessionsFrom } from './wire-rows.ts';
import { parseHead, parseMessage, parsePage, parseSnapshot } from './wire.ts';

const tuple = tupleOf({ seq: 1, type: 'ARRIVED_AT_STOP', status: 'AT_STOP', stop: 0 });
const message = {
  v: 1,
  epoch: 1,
  sent_ms: NOON,
  wait_ms: 0,
  after_seq: 0,
  seq: 1,
  after_revision: 3,
  revision: 3,
  events: [tuple],
};
const page = { v: 1, epoch: 1, seq: 1, revision: 3, events: [tuple] };

/** As it arrives: through JSON. */
function through(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The value with what stands at `path` replaced. */
function withCell(value: readonly unknown[], at: number, cell: unknown): unknown[] {
  return value.map((old, place) => (place === at ? cell : old));
}

describe('what the server sends', () => {
  it('is understood: snapshot, page, message, head, event', () => {
    const random = seeded(5);
    const server = new ModelServer(random, { drivers: 8, stops: 5 }, NOON);
    for (let time = 0; time < 400; time += 1) server.event(random.below(8), NOON + time * 1000);
    expect(parseSnapshot(through(server.snapshot(NOON))).ok).toBe(true);
    expect(parsePage(through(server.eventsAfter(0, 1000, 0, NOON)))).toMatchObject({ ok: true });
    expect(parseMessage(through(server.message(NOON + 1e6)))).toMatchObject({ ok: true });
    expect(parseHead(through(server.head(NOON)))).toMatchObject({ ok: true });
    expect(isEventTuple(tuple)).toBe(true);
  });

  it('may say that it was too large', () => {
    expect(parseMessage({ ...message, events: null })).toMatchObject({ ok: true });
    expect(parseMessage({ ...message, events: undefined })).toMatchObject({ ok: true });
  });

  it('may carry more than this version knows', () => {
    expect(parseMessage({ ...message, id: 'b1', tomorrow: true }).ok).toBe(true);
    expect(isEventTuple([...tuple, 'tomorrow'])).toBe(true);
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', undefined],
    ['text', 'hello'],
    ['an array', []],
    ['another version', { ...message, v: 2 }],
    ['an error in place of data', { errors: ['Error 413: Payload Too Large'] }],
    ['a seq as text beyond 2^53', { ...message, seq: '9007199254740993' }],
    ['a seq beyond 2^53', { ...message, seq: 2 ** 53 }],
    ['a missing counter', { ...message, after_revision: undefined }],
    ['events that are none', { ...message, events: [{ seq: 1 }] }],
    ['an unknown event type', { ...message, events: [withCell(tuple, 2, 8)] }],
    ['an unknown status', { ...message, events: [withCell(tuple, 3, 7)] }],
    ['NaN for a time', { ...message, events: [withCell(tuple, 6, Number.NaN)] }],
    ['a short tuple', { ...message, events: [tuple.slice(0, 13)] }],
    ['a next stop that is none', { ...message, events: [withCell(tuple, 12, ['x', 1])] }],
    [
      'columns of different lengths',
      { ...message, batches: { ...batchColumns([{}], ['d']), id: ['a', 'b'] } },
    ],
    ['a missing column', { ...message, batches: { ...batchColumns([{}], ['d']), version: undefined } }],
  ])('%s', (_what, raw) => {
    expect(parseMessage(raw)).toMatchObject({ ok: false });
  });

  it('says where', () => {
    expect(parsePage({ ...page, seq: -1 })).toEqual({ ok: false, fault: expect.stringContaining('seq') });
  });

  it('anything at all, without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        for (const parse of [parseMessage, parsePage, parseHead, parseSnapshot]) {
          expect(parse(raw).ok).toBe(false);
        }
        expect(isEventTuple(raw)).toBe(false);
      }),
    );
  });

  it('a good message with any one field broken, or reads it as whole', () => {
    const broken = fc.oneof(fc.constant(null), fc.string(), fc.double(), fc.constant([]), fc.constant({}));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(message)), broken, (field, value) => {
        const parsed = parseMessage({ ...message, [field]: value });
        if (parsed.ok)
          expect(parsed.value.events ?? []).toSatisfy((events: unknown[]) => events.every(isEventTuple));
      }),
    );
  });
});

describe('reading', () => {
  it('makes an event of a tuple, with the synced time from the lag', () => {
    const event = eventFromTuple(
      tupleOf({
        seq: 9,
        type: 'SUPERVISOR_OVERRIDE',
        status: 'SUSPENDED',
        recorded: NOON,
        lag: -250,
        flags: ['LATE_SYNC', 'NOT_YET_INVENTED'],
        next: [3, 'Slinge 303', null],
        detail: { from: 2, actor_name: 'Hannah Osei', reason_code: 'vehicle_breakdown', lateness_min: 'x' },
      }),
    );
    expect(event).toMatchObject({
      seq: 9,
      type: 'SUPERVISOR_OVERRIDE',
      status: 'SUSPENDED',
      syncedAt: NOON - 250,
      flags: ['LATE_SYNC'],
      nextStop: { position: 3, label: 'Slinge 303', plannedAt: null },
      detail: { moves: true, from: 'EN_ROUTE', actorName: 'Hannah Osei', latenessMin: null, note: null },
    });
  });

  it('makes rows of columns', () => {
    const [row] = batchesFrom(
      batchColumns(
        [{ flags: [['LATE_SYNC', 2]], last_event: [2, 4, NOON, 1500], late_stops: [1, 3] }],
        ['d'],
      ),
    );
    expect(row).toMatchObject({
      status: 'EN_ROUTE',
      driverId: 'd',
      flags: { LATE_SYNC: 2 },
      lateStops: [1, 3],
      lastEvent: { type: 'DEPARTED_STOP', stopIndex: 4, recordedAt: NOON, syncedAt: NOON + 1500 },
    });
    const { sessions } = snapshotOf([{}, {}], {
      sessions: [{ ended: NOON, end_reason: 'force_logout' }, {}],
    });
    expect(sessionsFrom(sessions)).toMatchObject([
      { endedAt: NOON, endReason: 'force_logout', deviceModel: 'Pixel 9' },
      { endedAt: null, endReason: null },
    ]);
  });

  it('counts times from the moment that columns name', () => {
    const columns = batchColumns([{ started: -2000, ended: null, last_event: [2, 4, -1000, 5] }], ['d']);
    expect(batchesFrom({ ...columns, base_ms: NOON })).toMatchObject([
      { startedAt: NOON - 2000, endedAt: null, lastEvent: { recordedAt: NOON - 1000, syncedAt: NOON - 995 } },
    ]);
    const { sessions } = snapshotOf([{}], { sessions: [{ started: -60_000, ended: -1 }] });
    expect(sessionsFrom({ ...sessions, base_ms: NOON })).toMatchObject([
      { startedAt: NOON - 60_000, endedAt: NOON - 1 },
    ]);
  });
});
