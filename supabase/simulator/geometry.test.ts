import { describe, expect, it } from 'vitest';
import { alongWay, asMeasured, distanceM, lengthM, placeAt, streetsBetween } from './geometry.ts';
import { randomFor } from './random.ts';

const waalhaven = { latitude: 51.885, longitude: 4.448 };
const delft = { latitude: 51.99, longitude: 4.372 };

describe('places', () => {
  it('lie as far apart as the map says', () => {
    expect(distanceM(waalhaven, delft)).toBeGreaterThan(12_700);
    expect(distanceM(waalhaven, delft)).toBeLessThan(12_900);
  });

  it('are found by distance and bearing', () => {
    const east = placeAt(waalhaven, 500, 90);
    expect(distanceM(waalhaven, east)).toBeCloseTo(500, -1);
    expect(east.latitude).toBeCloseTo(waalhaven.latitude, 6);
    expect(east.longitude).toBeGreaterThan(waalhaven.longitude);
  });

  it('are measured within three halves of the accuracy', () => {
    for (let draw = 0; draw < 200; draw++) {
      expect(distanceM(waalhaven, asMeasured(waalhaven, 10, randomFor(draw)))).toBeLessThan(15.1);
    }
  });
});

describe('a way through streets', () => {
  const way = streetsBetween(waalhaven, delft, randomFor('way'));

  it('starts and ends where it should and is a little longer than the straight line', () => {
    expect(way[0]).toEqual(waalhaven);
    expect(way.at(-1)).toEqual(delft);
    expect(lengthM(way) / distanceM(waalhaven, delft)).toBeGreaterThan(1);
    expect(lengthM(way) / distanceM(waalhaven, delft)).toBeLessThan(1.2);
  });

  it('is followed from its start to its end at an even pace', () => {
    expect(alongWay(way, 0)).toEqual(waalhaven);
    expect(distanceM(alongWay(way, 1), delft)).toBeLessThan(1);
    const quarter = distanceM(alongWay(way, 0.25), alongWay(way, 0.26));
    expect(quarter).toBeLessThan(lengthM(way) * 0.0101);
  });

  it('may have no length at all', () => {
    expect(alongWay([delft], 0.5)).toEqual(delft);
  });
});
