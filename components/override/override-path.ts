import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import {
  MACHINE_HEIGHT,
  MACHINE_WIDTH,
  STATE_BOXES,
  boxHolds,
  type Box,
  type Point,
} from './machine-boxes.ts';
import { LABEL_BOXES } from './machine-labels.ts';
import { MACHINE_LINES } from './machine-lines.ts';

type Anchor = { readonly at: Point; readonly out: Point };
export type Curve = readonly [start: Point, leaving: Point, arriving: Point, end: Point];

const SAMPLES = 24;
const CLEARANCE = 7;
const EDGE = 3;
const BENDS = [0.1, 0.25, 0.45, 0.7, 1];
/** What a bend, a word under the line and running along a grey line weigh against a pixel of length. */
const TURN_COST = 60;
const LABEL_COST = 400;
const ALONG_COST = 8;
const ALONG = 6;

/** The override's line from one state to another as an SVG path: a short, calm curve that touches no third state. */
export function overridePath(from: DriverStatus, to: DriverStatus): string {
  const [start, leaving, arriving, end] = overrideCurve(from, to);
  return `M${text(start)}C${text(leaving)} ${text(arriving)} ${text(end)}`;
}

/** The same line as its four control points. `from` and `to` differ. */
export function overrideCurve(from: DriverStatus, to: DriverStatus): Curve {
  const others = DRIVER_STATUSES.filter((status) => status !== from && status !== to);
  const clear = others.map((status) => STATE_BOXES[status]);
  let best = curveBetween(middle(STATE_BOXES[from]), middle(STATE_BOXES[to]), 0, 0);
  let bestCost = Infinity;
  for (const start of anchors(STATE_BOXES[from])) {
    for (const end of anchors(STATE_BOXES[to])) {
      for (const bend of BENDS) {
        for (const endBend of BENDS) {
          const curve = curveBetween(start, end, bend, endBend);
          const shape = costOf(curve, [STATE_BOXES[from], STATE_BOXES[to]], clear);
          if (shape >= bestCost) continue;
          const cost = shape + ALONG_COST * samplesOnLines(curve);
          if (cost < bestCost) [best, bestCost] = [curve, cost];
        }
      }
    }
  }
  return best;
}

/** A point of the curve, `t` from 0 to 1. */
export function curveAt([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const mix = (i: 0 | 1) => u * u * u * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t * t * t * d[i];
  return [mix(0), mix(1)];
}

function anchors({ x, y, width, height }: Box): readonly Anchor[] {
  const sides: Anchor[] = [
    { at: [x, y + height / 2], out: [-1, 0] },
    { at: [x + width, y + height / 2], out: [1, 0] },
  ];
  for (const share of [0.25, 0.5, 0.75]) {
    sides.push(
      { at: [x + width * share, y], out: [0, -1] },
      { at: [x + width * share, y + height], out: [0, 1] },
    );
  }
  return sides;
}

function middle({ x, y, width, height }: Box): Anchor {
  return { at: [x + width / 2, y + height / 2], out: [0, 0] };
}

function curveBetween(start: Anchor, end: Anchor, startBend: number, endBend: number): Curve {
  const distance = Math.hypot(end.at[0] - start.at[0], end.at[1] - start.at[1]);
  return [start.at, along(start, distance * startBend), along(end, distance * endBend), end.at];
}

function along({ at, out }: Anchor, reach: number): Point {
  return [at[0] + out[0] * reach, at[1] + out[1] * reach];
}

function costOf(curve: Curve, ends: readonly Box[], others: readonly Box[]): number {
  let cost = 0;
  let last = curve[0];
  let heading: number | undefined;
  for (let step = 1; step <= SAMPLES; step += 1) {
    const point = curveAt(curve, step / SAMPLES);
    if (others.some((box) => boxHolds(box, point, CLEARANCE))) return Infinity;
    if (step < SAMPLES && ends.some((box) => boxHolds(box, point, 0))) return Infinity;
    if (point[0] < EDGE || point[0] > MACHINE_WIDTH - EDGE) return Infinity;
    if (point[1] < EDGE || point[1] > MACHINE_HEIGHT - EDGE) return Infinity;
    if (LABEL_BOXES.some((box) => boxHolds(box, point, 3))) cost += LABEL_COST;
    const next = Math.atan2(point[1] - last[1], point[0] - last[0]);
    if (heading !== undefined) cost += TURN_COST * turn(heading, next);
    heading = next;
    cost += Math.hypot(point[0] - last[0], point[1] - last[1]);
    last = point;
  }
  return cost;
}

function samplesOnLines(curve: Curve): number {
  let count = 0;
  for (let step = 1; step < SAMPLES; step += 1) {
    const point = curveAt(curve, step / SAMPLES);
    if (SEGMENTS.some(([start, end]) => distanceTo(point, start, end) < ALONG)) count += 1;
  }
  return count;
}

const SEGMENTS = Object.values(MACHINE_LINES).flatMap((points) =>
  points.slice(1).map((end, index) => [points[index] ?? end, end] as const),
);

function distanceTo([x, y]: Point, [startX, startY]: Point, [endX, endY]: Point): number {
  const [runX, runY] = [endX - startX, endY - startY];
  const share = ((x - startX) * runX + (y - startY) * runY) / (runX * runX + runY * runY || 1);
  const t = Math.max(0, Math.min(1, share));
  return Math.hypot(x - startX - runX * t, y - startY - runY * t);
}

function turn(before: number, after: number): number {
  const difference = Math.abs(after - before);
  return Math.min(difference, 2 * Math.PI - difference);
}

function text([x, y]: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
