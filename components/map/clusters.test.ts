import { describe, expect, it } from 'vitest';
import { sampleRow } from '#components/driver/sample-row.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { clustersOf, mixOf, ringOf } from './clusters.ts';
import { labelled } from './labels.ts';
import { boundsOf, type Place } from './places.ts';

const everything = { west: -180, south: -85, east: 180, north: 85 };

function place(id: string, lon: number, lat: number, more: Partial<Place> = {}): Place {
  return { row: sampleRow({ id }), at: [lon, lat], severity: null, ...more };
}
const inState = (id: string, status: DriverStatus) =>
  place(id, 4.48, 51.92, { row: sampleRow({ id, status }) });
const ids = (places: readonly Place[]) => places.map(({ row }) => row.id);

describe('clustersOf', () => {
  const near = [place('a', 4.48, 51.92), place('b', 4.4801, 51.9201), place('c', 5.9, 52.9)];

  it('puts together what lies in one cell, in its middle, and leaves the rest alone', () => {
    const clusters = clustersOf(near, { ...everything, zoom: 9 }, null);
    expect(clusters.map(({ places }) => ids(places))).toEqual([['a', 'b'], ['c']]);
    expect(clusters[0]?.at[0]).toBeCloseTo(4.48005);
    expect(clusters[0]?.at[1]).toBeCloseTo(51.92005);
  });

  it('takes them apart when the map comes near', () => {
    expect(clustersOf(near, { ...everything, zoom: 16 }, null)).toHaveLength(3);
  });

  it('never hides the chosen one or one that needs attention among others', () => {
    const chosen = clustersOf(near, { ...everything, zoom: 9 }, 'a');
    expect(chosen.map(({ places }) => ids(places))).toContainEqual(['a']);
    const urgent = [place('a', 4.48, 51.92, { severity: 'danger' }), ...near.slice(1)];
    expect(clustersOf(urgent, { ...everything, zoom: 9 }, null).map(({ key }) => key)).toContain('a');
  });

  it('counts who is only late among the others', () => {
    const late = [place('a', 4.48, 51.92, { severity: 'warn' }), ...near.slice(1)];
    expect(clustersOf(late, { ...everything, zoom: 9 }, null)).toHaveLength(2);
  });

  it('joins what lies in two cells and would cover each other', () => {
    // The edge of two cells of 64 pixels at zoom 9 lies at this longitude.
    const edge = (Math.floor(((4.48 + 180) / 360) * 4096) / 4096) * 360 - 180;
    const [left, right] = [place('a', edge - 0.001, 51.92), place('b', edge + 0.001, 51.92)];
    expect(clustersOf([left, right], { ...everything, zoom: 9 }, null)).toHaveLength(1);
  });

  it('puts urgent ones together too when there are very many', () => {
    const many = Array.from({ length: 41 }, (_, n) => place(`u${n}`, 4.48, 51.92, { severity: 'danger' }));
    expect(clustersOf(many, { ...everything, zoom: 9 }, null)).toHaveLength(1);
  });

  it('leaves out what the map does not show', () => {
    const window = { west: 5, south: 52, east: 6, north: 53, zoom: 9 };
    expect(clustersOf(near, window, null).map(({ key }) => key)).toEqual(['c']);
  });
});

const onLine = (x: number, id: string, severity: Place['severity']) => place(id, x, 51.92, { severity });
const namesOf = (places: readonly Place[], chosen: string | null) => [
  ...labelled(clustersOf(places, { ...everything, zoom: 17 }, chosen), 17, chosen),
];

describe('labelled', () => {
  it('names who needs somebody, and nobody else but the chosen one', () => {
    const apart = [onLine(4, 'late', 'warn'), onLine(5, 'fine', null), onLine(6, 'shown', null)];
    expect(namesOf(apart, 'shown').toSorted()).toEqual(['late', 'shown']);
  });

  it('leaves out a label that would cover another, the gravest first, and never the chosen one’s', () => {
    const close = [onLine(4, 'late', 'warn'), onLine(4.0003, 'silent', 'danger')];
    expect(namesOf(close, null)).toEqual(['silent']);
    expect(namesOf(close, 'late')).toContain('late');
  });
});

it('mixOf counts states, most first', () => {
  const [cluster] = clustersOf(
    [inState('a', 'AT_STOP'), inState('b', 'EN_ROUTE'), inState('c', 'EN_ROUTE')],
    { ...everything, zoom: 9 },
    null,
  );
  expect(cluster && mixOf(cluster)).toEqual([
    ['EN_ROUTE', 2],
    ['AT_STOP', 1],
  ]);
});

it('ringOf divides a ring in true proportion, end to end', () => {
  expect(ringOf([3, 1], 100)).toEqual([
    { from: 0, length: 75 },
    { from: 75, length: 25 },
  ]);
});

it('boundsOf spans all points and knows that of none there are none', () => {
  expect(boundsOf([])).toBeNull();
  expect(
    boundsOf([
      [4, 52],
      [5, 51],
    ]),
  ).toEqual([4, 51, 5, 52]);
});
