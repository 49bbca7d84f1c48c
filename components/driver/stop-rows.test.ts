import { expect, test } from 'vitest';
import { at, sampleEvent } from './sample-events.ts';
import { stopRows, stopWindow, stopsDone, type PlannedStop } from './stop-rows.ts';

const stop = (position: number): PlannedStop => ({
  position,
  label: `Street ${position}`,
  plannedAt: at(position * 600),
});
const stops = [0, 1, 2, 3].map(stop);
const arrival = (seq: number, stopIndex: number, recordedAt: number) =>
  sampleEvent({ seq, type: 'ARRIVED_AT_STOP', stopIndex, recordedAt });

test('stops before the current one are done and show when the driver arrived', () => {
  const rows = stopRows(
    stops,
    [arrival(1, 0, at(60))],
    { status: 'EN_ROUTE', stopIndex: 1, latenessMin: 0 },
    15,
  );
  expect(rows[0]).toMatchObject({ state: 'done', arrivedAt: at(60), expectedAt: null, late: false });
});

test('stops to come are expected at their plan moved by the lateness', () => {
  const rows = stopRows(stops, [], { status: 'EN_ROUTE', stopIndex: 1, latenessMin: 20 }, 15);
  expect(rows[1]).toMatchObject({ state: 'current', expectedAt: at(600 + 1200), late: true });
  expect(rows[3]).toMatchObject({ state: 'open', expectedAt: at(1800 + 1200), late: true });
});

test('a lateness within the limit of the workspace is not late', () => {
  const rows = stopRows(stops, [], { status: 'EN_ROUTE', stopIndex: 0, latenessMin: 15 }, 15);
  expect(rows.every(({ late }) => !late)).toBe(true);
});

test('nothing is expected when nobody knows the lateness', () => {
  const rows = stopRows(stops, [], { status: 'SUSPENDED', stopIndex: 2, latenessMin: null }, 15);
  expect(rows.map(({ expectedAt }) => expectedAt)).toEqual([null, null, null, null]);
});

test('a driver at the stop has arrived there, so it is no longer expected', () => {
  const rows = stopRows(
    stops,
    [arrival(1, 2, at(1500))],
    { status: 'AT_STOP', stopIndex: 2, latenessMin: 5 },
    15,
  );
  expect(rows[2]).toMatchObject({ state: 'current', arrivedAt: at(1500), expectedAt: null });
});

test('a second arrival after an override replaces the first', () => {
  const events = [arrival(1, 0, at(60)), arrival(5, 0, at(300))];
  const rows = stopRows(stops, events, { status: 'AT_STOP', stopIndex: 0, latenessMin: 0 }, 15);
  expect(rows[0]?.arrivedAt).toBe(at(300));
});

test('an arrival that synced after a logout is not an arrival', () => {
  const ignored = { ...arrival(1, 0, at(60)), flags: ['AFTER_LOGOUT' as const] };
  const rows = stopRows(stops, [ignored], { status: 'EN_ROUTE', stopIndex: 0, latenessMin: 0 }, 15);
  expect(rows[0]?.arrivedAt).toBeNull();
});

test('every stop of a completed route is done, visited or not', () => {
  const rows = stopRows(stops, [], { status: 'COMPLETED', stopIndex: 2, latenessMin: 0 }, 15);
  expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  expect(stopsDone({ status: 'COMPLETED', stopIndex: 2 }, 4)).toBe(4);
  expect(stopsDone({ status: 'EN_ROUTE', stopIndex: 2 }, 4)).toBe(2);
});

test('the short list holds seven stops around the current one and never runs over an end', () => {
  const many = Array.from({ length: 20 }, (_, position) => stop(position));
  const shown = (stopIndex: number) =>
    stopWindow(stopRows(many, [], { status: 'EN_ROUTE', stopIndex, latenessMin: 0 }, 15)).map(
      ({ position }) => position,
    );
  expect(shown(0)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(shown(10)).toEqual([7, 8, 9, 10, 11, 12, 13]);
  expect(shown(19)).toEqual([13, 14, 15, 16, 17, 18, 19]);
  expect(shown(20)).toEqual([13, 14, 15, 16, 17, 18, 19]);
});
