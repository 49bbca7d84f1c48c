import { expect, test } from 'vitest';
import { at } from '#components/driver/sample-events.ts';
import { english } from '#lib/i18n/test-languages.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import { confirmationOf, logoutSubtitle, logoutWarning, logoutWords } from './logout-targets.ts';
import { samplePreflight, sampleRoute } from './sample-preflight.ts';

const { t } = english;
const warningOf = (...targets: readonly Preflight[]) =>
  logoutWarning(targets, { heartbeatSeconds: 30 }, at(5), t);
const parked = { midRoute: false, batches: [sampleRoute({ status: 'ACTIVE' })] };
const second = samplePreflight({
  sessionId: 'session-2',
  driverId: 'driver-2',
  driverCode: 'D-0044',
  driverName: 'Dragana Petrović',
  eventsWaiting: 11,
});

test('a driver who is not on a route and has nothing waiting needs no warning', () => {
  expect(warningOf(samplePreflight(parked))).toBeNull();
});

test('a driver in the middle of a route is named with the stop', () => {
  expect(warningOf(samplePreflight())).toMatchObject({
    title: 'Oluwaseun Adeyemi is on a route, on the way to stop 07 of 14.',
    waiting: false,
  });
  const atStop = samplePreflight({ batches: [sampleRoute({ status: 'AT_STOP' })] });
  expect(warningOf(atStop)?.title).toBe('Oluwaseun Adeyemi is on a route, at stop 07 of 14.');
});

test('only routes under way count, however many batches the driver has', () => {
  const done = sampleRoute({ id: 'batch-2', status: 'COMPLETED' });
  const third = sampleRoute({ id: 'batch-9', stopIndex: 2, stopCount: 17 });
  expect(warningOf(samplePreflight({ batches: [done, third] }))?.title).toBe(
    'Oluwaseun Adeyemi is on a route, on the way to stop 03 of 17.',
  );
  expect(warningOf(samplePreflight({ batches: [sampleRoute({}), third] }))?.title).toBe(
    'Oluwaseun Adeyemi is on 2 routes.',
  );
});

test('events still on the device are counted first', () => {
  const warning = warningOf(samplePreflight({ ...parked, eventsWaiting: 1 }));
  expect(warning).toMatchObject({ title: '1 event is still on this device.', waiting: true });
  expect(warning?.text).toContain('sync at the next sign-in on the same device');
});

test('several devices are added up and those offline are counted', () => {
  const offline = samplePreflight({ eventsWaiting: 3, lastContactAt: at(-900) });
  const warning = warningOf(offline, second);
  expect(warning?.title).toBe('14 events are still on these devices.');
  expect(warning?.text).toContain('2 drivers are on a route.');
  expect(warning?.text).toContain('1 device is offline');
});

test('a driver on a route is confirmed by code, several by how many they are', () => {
  expect(confirmationOf([samplePreflight(parked)])).toBeNull();
  expect(confirmationOf([samplePreflight()])).toBe('D-2117');
  expect(confirmationOf([samplePreflight(), second])).toBe('2');
  expect(confirmationOf([samplePreflight(parked), second])).toBe('1');
});

test('subtitle and button name one driver or count several', () => {
  expect(logoutSubtitle([samplePreflight()], t)).toBe(
    'Oluwaseun Adeyemi must sign in again before sending events.',
  );
  expect(logoutSubtitle([samplePreflight(), second], t)).toBe(
    'Both must sign in again before they can send events.',
  );
  expect([logoutWords(1, t), logoutWords(3, t)]).toEqual(['Force logout', 'Force logout 3 drivers']);
});
