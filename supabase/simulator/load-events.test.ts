import { describe, expect, it } from 'vitest';
import { closingEvents, loadEvent, nextEvents } from './load-events.ts';

describe('the events of a load run', () => {
  it('start a route, drive through its stops, and then go on for ever', () => {
    const types = Array.from({ length: 12 }, (_, done) => loadEvent(done, 2).type);
    expect(types).toEqual([
      'ROUTE_STARTED',
      'ARRIVED_AT_STOP',
      'PROOF_CAPTURED',
      'DEPARTED_STOP',
      'ARRIVED_AT_STOP',
      'PROOF_CAPTURED',
      'DEPARTED_STOP',
      'DELAY_REPORTED',
      'PROOF_CAPTURED',
      'ROUTE_STARTED',
      'PROOF_CAPTURED',
      'DELAY_REPORTED',
    ]);
  });

  it('name the stop they happen at, the last one at most', () => {
    expect([1, 3, 4, 6, 7, 40].map((done) => loadEvent(done, 2).stopIndex)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it('are taken from the routes in turn, each with an id of its own', () => {
    const place = { latitude: 51.9, longitude: 4.4 };
    const routes = ['a', 'b'].map((batchId) => ({
      batchId,
      driverId: `driver of ${batchId}`,
      stopCount: 2,
      place,
      done: 0,
    }));
    let ids = 0;
    const events = nextEvents(routes, 3, 0, () => `id ${(ids += 1)}`);
    expect(events.map((event) => [event.batch_id, event.event_type, event.client_event_id])).toEqual([
      ['a', 'ROUTE_STARTED', 'id 1'],
      ['b', 'ROUTE_STARTED', 'id 2'],
      ['a', 'ARRIVED_AT_STOP', 'id 3'],
    ]);
    expect(nextEvents(routes, 1, 0, () => 'next')[0]).toMatchObject({
      batch_id: 'b',
      event_type: 'ARRIVED_AT_STOP',
    });
    expect(nextEvents([], 3, 0, () => 'none')).toEqual([]);
  });

  it('end every route, also one that had not begun', () => {
    const place = { latitude: 51.9, longitude: 4.4 };
    const routes = [4, 0].map((done) => ({
      batchId: `after ${done}`,
      driverId: 'd',
      stopCount: 2,
      place,
      done,
    }));
    expect(closingEvents(routes, 0, () => 'id').map((event) => [event.batch_id, event.event_type])).toEqual([
      ['after 4', 'ROUTE_COMPLETED'],
      ['after 0', 'ROUTE_STARTED'],
      ['after 0', 'ROUTE_COMPLETED'],
    ]);
  });
});
