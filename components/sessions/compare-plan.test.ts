import { expect, it } from 'vitest';
import { comparePlan } from './compare-plan.ts';

const place = (latitude: number, longitude: number, accuracyM: number | null = 8) => ({
  latitude,
  longitude,
  accuracyM,
});

it('puts a device in the north-east up and right, both inside the plan', () => {
  const { old, next } = comparePlan(place(51.9, 4.48), place(51.95, 4.6), 320, 160);
  expect(next.x).toBeGreaterThan(old.x);
  expect(next.y).toBeLessThan(old.y);
  for (const { x, y, radius } of [old, next]) {
    expect(x - radius).toBeGreaterThan(0);
    expect(x + radius).toBeLessThan(320);
    expect(y - radius).toBeGreaterThan(0);
    expect(y + radius).toBeLessThan(160);
  }
});

it('is true to scale: a hundred metres are as long east as north', () => {
  const north = comparePlan(place(51.9, 4.48), place(51.9 + 100 / 111_320, 4.48), 320, 320);
  const length = north.old.y - north.next.y;
  expect(length / north.scale).toBeCloseTo(100, 0);
  const east = comparePlan(
    place(51.9, 4.48),
    place(51.9, 4.48 + 100 / (111_320 * Math.cos((51.9 * Math.PI) / 180))),
    320,
    320,
  );
  expect((east.next.x - east.old.x) / east.scale).toBeCloseTo(100, 0);
});

it('stays readable when both are in the same place, and its bar is a round length', () => {
  const same = comparePlan(place(51.9, 4.48, null), place(51.9, 4.48, null), 320, 160);
  expect(same.scale).toBeLessThan(10);
  expect([1, 2, 5, 10, 20, 50]).toContain(same.barM);
});
