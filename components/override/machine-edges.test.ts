import { expect, test } from 'vitest';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { STATE_BOXES, boxHolds } from './machine-boxes.ts';
import { eventsFrom, machineEdges, stateDigit } from './machine-edges.ts';
import { MACHINE_LINES } from './machine-lines.ts';
import { SPECIFIED_TRANSITIONS } from './specified-transitions.ts';

test('every move of the specification is drawn, the login too', () => {
  const drawn = machineEdges(SPECIFIED_TRANSITIONS).map(({ from, to }) => `${from}>${to}`);
  expect(drawn.toSorted()).toEqual(Object.keys(MACHINE_LINES).toSorted());
  expect(drawn).toHaveLength(16);
});

test('overrides and events that change nothing are not drawn', () => {
  const edges = machineEdges([
    ['PROOF_CAPTURED', 'AT_STOP', 'AT_STOP'],
    ['SUPERVISOR_OVERRIDE', 'DELAYED', 'SUSPENDED'],
  ]);
  expect(edges.map(({ event }) => event)).toEqual([null]);
});

test('a move the drawing does not know gets a line of its own', () => {
  const [, edge] = machineEdges([['ROUTE_CANCELLED', 'COMPLETED', 'INACTIVE']]);
  expect(edge).toMatchObject({ from: 'COMPLETED', to: 'INACTIVE' });
  expect(edge?.path).toMatch(/^M\d.*C/);
});

test('a drawn line starts and ends on its states and crosses no state between', () => {
  for (const [pair, points] of Object.entries(MACHINE_LINES)) {
    const [start, ...others] = points;
    const ends = [start, others.at(-1)];
    for (const status of DRIVER_STATUSES) {
      const touches = ends.filter((end) => end && boxHolds(STATE_BOXES[status], end, 1)).length;
      expect(touches, `${pair} at ${status}`).toBe(pair.split('>').includes(status) ? 1 : 0);
      for (const [index, end] of others.entries()) {
        const begin = points[index] ?? end;
        for (let t = 0.02; t < 1; t += 0.02) {
          const at = [begin[0] + (end[0] - begin[0]) * t, begin[1] + (end[1] - begin[1]) * t] as const;
          expect(boxHolds(STATE_BOXES[status], at, -1), `${pair} through ${status}`).toBe(false);
        }
      }
    }
  }
});

test('the events a device may send from a state come from the table, proofs and overrides left out', () => {
  expect(eventsFrom(SPECIFIED_TRANSITIONS, 'AT_STOP')).toEqual([
    'DEPARTED_STOP',
    'DELAY_REPORTED',
    'ROUTE_COMPLETED',
    'ROUTE_CANCELLED',
  ]);
  expect(eventsFrom(SPECIFIED_TRANSITIONS, 'COMPLETED')).toEqual([]);
});

test('the digits 1 to 7 follow the order of the states', () => {
  expect(DRIVER_STATUSES.map(stateDigit)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
