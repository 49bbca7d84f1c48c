import { expect, test } from 'vitest';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { MACHINE_HEIGHT, MACHINE_WIDTH, STATE_BOXES, boxHolds } from './machine-boxes.ts';
import { LABEL_BOXES } from './machine-labels.ts';
import { curveAt, overrideCurve, overridePath } from './override-path.ts';

const pairs = DRIVER_STATUSES.flatMap((from) =>
  DRIVER_STATUSES.filter((to) => to !== from).map((to) => [from, to] as const),
);

test.for(pairs)(
  'the override from %s to %s runs inside the drawing and touches no other state',
  ([from, to]) => {
    const curve = overrideCurve(from, to);
    expect(boxHolds(STATE_BOXES[from], curve[0], 1)).toBe(true);
    expect(boxHolds(STATE_BOXES[to], curve[3], 1)).toBe(true);
    for (let t = 0.02; t < 1; t += 0.02) {
      const [x, y] = curveAt(curve, t);
      expect(x > 0 && x < MACHINE_WIDTH && y > 0 && y < MACHINE_HEIGHT).toBe(true);
      for (const status of DRIVER_STATUSES) {
        const margin = status === from || status === to ? -0.5 : 2;
        expect(boxHolds(STATE_BOXES[status], [x, y], margin), `${status} at ${x}, ${y}`).toBe(false);
      }
    }
  },
);

test.for(pairs)('the override from %s to %s runs through no word', ([from, to]) => {
  const curve = overrideCurve(from, to);
  for (let t = 0.01; t < 1; t += 0.01) {
    const at = curveAt(curve, t);
    for (const label of LABEL_BOXES)
      expect(boxHolds(label, at, 0), `${label.x} at ${at.join(', ')}`).toBe(false);
  }
});

test('no word touches a state', () => {
  for (const { x, y, width, height } of LABEL_BOXES)
    for (const status of DRIVER_STATUSES) {
      const { x: left, y: top, width: wide, height: high } = STATE_BOXES[status];
      const apart =
        x >= left + wide + 3 || x + width <= left - 3 || y >= top + high + 3 || y + height <= top - 3;
      expect(apart, `${status} and the word at ${x}, ${y}`).toBe(true);
    }
});

test('the same pair always gets the same line', () => {
  expect(overridePath('DELAYED', 'SUSPENDED')).toBe(overridePath('DELAYED', 'SUSPENDED'));
});
