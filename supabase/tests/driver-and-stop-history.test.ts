import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { ask, type Day, farAway, makeDay } from './day-of-insights.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let day: Day;
beforeAll(async () => {
  day = await makeDay(sql);
});

describe('the history of a driver', () => {
  test('has a line for each day and their sum', async () => {
    const answer = await ask(sql, 'driver_history($1, 3)', [day.batches[1].driverId ?? '']);
    const today = {
      batches: 1,
      completed: 0,
      stops: 3,
      events: 5,
      delays: 0,
      overrides: 1,
      force_logouts: 1,
    };
    expect(answer).toMatchObject({
      driver: { code: 'D-2', name: 'Driver 2' },
      days: [{ events: 0 }, { events: 0 }, today],
      totals: today,
      devices: [{ sessions: 1 }],
    });
    expect(answer['flags']).toContainEqual(
      expect.objectContaining({ reason: 'GEOFENCE_MISS', flagged: 2, dismissed: 1 }),
    );
    expect(answer['actions']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'force_logout', note: 'Phone was left behind' }),
      ]),
    );
  });

  test('is of at most 90 days', async () => {
    for (const days of [0, 91])
      expect(
        await refusalOf(ask(sql, 'driver_history($1, $2)', [day.batches[0].driverId ?? '', days])),
      ).toMatchObject({ code: 'PT422', hint: 'bad_filter' });
  });
});

describe('the history of a stop', () => {
  test('says how far away drivers were when they said they had arrived there, whatever their batch', async () => {
    const answer = await ask(sql, 'stop_history($1, 0)', [day.batches[0].id]);
    expect(answer).toMatchObject({
      label: 'Stop 0',
      arrivals: 2,
      located: 2,
      over: [
        { metres: 50, count: 2 },
        { metres: 100, count: 2 },
        { metres: 200, count: 2 },
        { metres: 500, count: expect.any(Number) },
      ],
      outside: 2,
      median_m: 500,
      centre: { latitude: farAway.latitude, longitude: farAway.longitude },
    });
    expect(answer['recent']).toMatchObject([
      { batch_id: day.batches[1].id, distance_m: 500, flagged: true },
      { batch_id: day.batches[0].id, driver_code: 'D-1' },
    ]);
  });

  test('is empty where nobody arrived yet', async () => {
    expect(await ask(sql, 'stop_history($1, 2)', [day.batches[0].id])).toMatchObject({
      arrivals: 0,
      centre: null,
      median_m: null,
      recent: [],
    });
  });

  test('of a stop that is not there is refused', async () => {
    expect(await refusalOf(ask(sql, 'stop_history($1, 9)', [day.batches[0].id]))).toMatchObject({
      code: 'PT404',
      hint: 'not_found',
    });
  });
});
