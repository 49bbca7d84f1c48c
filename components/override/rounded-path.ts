import type { Point } from './machine-boxes.ts';

/** An SVG path through the points in straight lines, its corners rounded with `radius` pixels. */
export function roundedPath(points: readonly Point[], radius: number): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${pair(point)}`;
      if (!after) return `L${pair(point)}`;
      return `L${pair(towards(point, before, radius))}Q${pair(point)} ${pair(towards(point, after, radius))}`;
    })
    .join('');
}

function towards([x, y]: Point, [otherX, otherY]: Point, distance: number): Point {
  const length = Math.hypot(otherX - x, otherY - y);
  const share = Math.min(distance, length / 2) / length;
  return [x + (otherX - x) * share, y + (otherY - y) * share];
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
