import { assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM, scaleBar, scaleTo } from './to-scale.ts';

const STOP = { latitude: 51.92, longitude: 4.48 };
const BOX = { width: 720, height: 300 };
const near = record({
  latitude: double({ min: 51.8, max: 52, noNaN: true }),
  longitude: double({ min: 4.3, max: 4.7, noNaN: true }),
});

describe('scaleTo', () => {
  it('draws the same metre as long in every direction, whatever lies in the picture', () => {
    assert(
      property(near, near, (a, b) => {
        const scale = scaleTo(
          [a, b].map((place) => ({ ...place, radiusM: 10 })),
          BOX,
          40,
        );
        const [from, to] = [scale.at(a), scale.at(b)];
        const drawn = Math.hypot(to.x - from.x, to.y - from.y);
        expect(drawn).toBeCloseTo(distanceM(a, b) * scale.pixelsPerMetre, -0.5);
      }),
    );
  });

  it('shows every circle whole', () => {
    assert(
      property(near, integer({ min: 1, max: 5000 }), (place, radiusM) => {
        const scale = scaleTo(
          [
            { ...STOP, radiusM: 75 },
            { ...place, radiusM },
          ],
          BOX,
          40,
        );
        const { x, y } = scale.at(place);
        const radius = radiusM * scale.pixelsPerMetre;
        expect(Math.min(x - radius, y - radius)).toBeGreaterThanOrEqual(39);
        expect(x + radius).toBeLessThanOrEqual(BOX.width - 39);
        expect(y + radius).toBeLessThanOrEqual(BOX.height - 39);
      }),
    );
  });

  it('has north up and east right', () => {
    const scale = scaleTo([{ ...STOP, radiusM: 75 }], BOX, 40);
    expect(scale.at({ ...STOP, latitude: STOP.latitude + 0.001 }).y).toBeLessThan(scale.at(STOP).y);
    expect(scale.at({ ...STOP, longitude: STOP.longitude + 0.001 }).x).toBeGreaterThan(scale.at(STOP).x);
  });
});

describe('scaleBar', () => {
  it('is a round length that fits', () => {
    expect(scaleBar(0.5, 120)).toEqual({ metres: 200, pixels: 100 });
    expect(scaleBar(0.012, 120)).toEqual({ metres: 10_000, pixels: 120 });
  });
});
