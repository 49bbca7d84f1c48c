import { describe, expect, it } from 'vitest';
import { parseRoutes, readRouteFile } from './route-file.ts';

const stop = {
  label: 'Slinge 303',
  latitude: 51.8742,
  longitude: 4.478,
  planned_arrival: '2026-11-19T14:31:00+01:00',
};
const route = {
  reference: 'WHV-1',
  depot: 'Waalhaven',
  scheduled_date: '2026-11-19',
  driver_code: null,
  stops: [stop],
};
const file = (...routes: object[]) => JSON.stringify({ routes });

describe('a file of routes', () => {
  it('is read as it is, and a stop may leave its address out', () => {
    expect(parseRoutes(file(route), 'f.json')).toEqual([{ ...route, stops: [{ ...stop, address: '' }] }]);
  });

  it('has a sample that can be read', () => {
    const sample = readRouteFile(new URL('routes.sample.json', import.meta.url).pathname);
    expect(sample.map((item) => [item.reference, item.stops.length])).toEqual([
      ['WHV-SAMPLE-01', 3],
      ['DLF-SAMPLE-01', 2],
    ]);
  });

  it('names the route, the stop and the field that are wrong', () => {
    const far = { ...route, reference: 'WHV-2', stops: [stop, { ...stop, latitude: 151 }] };
    expect(() => parseRoutes(file(route, far), 'f.json')).toThrow(
      /^f\.json: route WHV-2, stops, stop 2, latitude: /,
    );
    const { depot: _, ...homeless } = route;
    expect(() => parseRoutes(file(homeless), 'f.json')).toThrow(/^f\.json: route WHV-1, depot: /);
    expect(() => parseRoutes(file({ ...route, reference: 7 }), 'f.json')).toThrow(
      /^f\.json: route 1, reference: /,
    );
  });

  it('refuses a time without its offset, an unknown field and a route without stops', () => {
    const local = { ...route, stops: [{ ...stop, planned_arrival: '2026-11-19T14:31:00' }] };
    expect(() => parseRoutes(file(local), 'f.json')).toThrow(/planned_arrival/);
    expect(() => parseRoutes(file({ ...route, drivercode: 'D-1' }), 'f.json')).toThrow(/WHV-1.*drivercode/);
    expect(() => parseRoutes(file({ ...route, stops: [] }), 'f.json')).toThrow(/WHV-1, stops/);
  });

  it('refuses the same reference twice', () => {
    expect(() => parseRoutes(file(route, route), 'f.json')).toThrow('f.json: route WHV-1 is there twice.');
  });

  it('says what is wrong with something that is no such file', () => {
    expect(() => parseRoutes('[{]', 'f.json')).toThrow(/^f\.json is not JSON: /);
    expect(() => parseRoutes('[]', 'f.json')).toThrow(/^f\.json: it must be \{ "routes": \[ … \] \}\./);
    expect(() => parseRoutes('{"routes": []}', 'f.json')).toThrow(/^f\.json: it must be /);
    expect(() => readRouteFile('/nowhere/routes.json')).toThrow('/nowhere/routes.json cannot be read.');
  });
});
