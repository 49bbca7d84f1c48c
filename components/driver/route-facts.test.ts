import { expect, test } from 'vitest';
import { lastContact, routeEnd } from './route-facts.ts';
import { at } from './sample-events.ts';
import { sampleRow, sampleSession } from './sample-row.ts';

test('a late route is expected to end as late as it is now', () => {
  const row = sampleRow({ latenessMin: 38 });
  expect(routeEnd(row, at(0))).toEqual({ at: at(7200 + 38 * 60), planned: at(7200), differs: true });
});

test('a route on time ends as planned', () => {
  expect(routeEnd(sampleRow(), at(0))).toEqual({ at: at(7200), planned: at(7200), differs: false });
});

test('a completed route shows when it really ended', () => {
  const row = sampleRow({ status: 'COMPLETED', endedAt: at(7000) });
  expect(routeEnd(row, at(9000))).toEqual({ at: at(7000), planned: at(7200), differs: true });
});

test('nobody can say when a suspended route will end', () => {
  expect(routeEnd(sampleRow({ status: 'SUSPENDED' }), at(0)).at).toBeNull();
});

test('the last contact is the later of event and heartbeat', () => {
  expect(
    lastContact(sampleRow({ session: sampleSession({ lastActiveAt: at(5), lastContactAt: at(9) }) })),
  ).toBe(at(9));
  expect(
    lastContact(sampleRow({ session: sampleSession({ lastActiveAt: at(5), lastContactAt: at(1) }) })),
  ).toBe(at(5));
  expect(lastContact(sampleRow({ session: null }))).toBeNull();
});
