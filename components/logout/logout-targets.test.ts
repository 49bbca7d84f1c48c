import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { at } from '#components/driver/sample-events.ts';
import { sampleRow, sampleSession } from '#components/driver/sample-row.ts';
import { logoutSubtitle, logoutTargets, logoutWarning, logoutWords } from './logout-targets.ts';

const settings = { lateAfterMin: 15, silentAfterMin: 10, idleAfterMin: 30, heartbeatSeconds: 30 };
const warningOf = (...rows: readonly ReturnType<typeof sampleRow>[]) =>
  logoutWarning(
    logoutTargets(rows),
    rows.filter(({ status }) => status === 'EN_ROUTE' || status === 'AT_STOP'),
    settings,
    at(5),
    english.t,
  );
const second = sampleRow({
  id: 'batch-2',
  driverId: 'driver-2',
  driver: { id: 'driver-2', code: 'D-0044', name: 'Dragana Petrović', phone: null, vehicle: null },
  session: sampleSession({ id: 'session-2', eventsWaiting: 11 }),
});

test('only running sessions can be ended, each once whatever number of batches it drives', () => {
  const ended = sampleRow({ id: 'batch-3', session: sampleSession({ id: 'session-3', endedAt: at(1) }) });
  const nobody = sampleRow({ id: 'batch-4', session: null });
  const sameDriver = sampleRow({ id: 'batch-5' });
  const targets = logoutTargets([sampleRow(), sameDriver, ended, nobody]);
  expect(targets.map(({ row, session }) => [row.id, session.id])).toEqual([['batch-1', 'session-1']]);
});

test('a driver who is not on a route and has nothing waiting needs no warning', () => {
  expect(warningOf(sampleRow({ status: 'ACTIVE' }))).toBeNull();
});

test('a driver in the middle of a route is named with the stop', () => {
  expect(warningOf(sampleRow())).toMatchObject({
    title: 'Oluwaseun Adeyemi is on a route, on the way to stop 07 of 14.',
    waiting: false,
  });
  expect(warningOf(sampleRow({ status: 'AT_STOP' }))?.title).toBe(
    'Oluwaseun Adeyemi is on a route, at stop 07 of 14.',
  );
});

test('a driver who is on another route than the chosen one is warned about all the same', () => {
  const chosen = logoutTargets([sampleRow({ id: 'batch-1', status: 'COMPLETED' })]);
  const other = sampleRow({ id: 'batch-9', stopIndex: 2, stopCount: 17 });
  expect(logoutWarning(chosen, [other], settings, at(5), english.t)?.title).toBe(
    'Oluwaseun Adeyemi is on a route, on the way to stop 03 of 17.',
  );
  expect(logoutWarning(chosen, [other, sampleRow()], settings, at(5), english.t)?.title).toBe(
    'Oluwaseun Adeyemi is on 2 routes.',
  );
});

test('events still on the device are counted first', () => {
  const warning = warningOf(sampleRow({ status: 'ACTIVE', session: sampleSession({ eventsWaiting: 1 }) }));
  expect(warning).toMatchObject({ title: '1 event is still on this device.', waiting: true });
  expect(warning?.text).toContain('sync at the next sign-in on the same device');
});

test('several devices are added up and those offline are counted', () => {
  const offline = sampleRow({
    session: sampleSession({ eventsWaiting: 3, lastContactAt: at(-900) }),
    lastEvent: null,
  });
  const warning = warningOf(offline, second);
  expect(warning?.title).toBe('14 events are still on these devices.');
  expect(warning?.text).toContain('2 drivers are on a route.');
  expect(warning?.text).toContain('1 device is offline');
});

test('subtitle and button name one driver or count several', () => {
  expect(logoutSubtitle(logoutTargets([sampleRow()]), english.t)).toBe(
    'Oluwaseun Adeyemi must sign in again before sending events.',
  );
  expect(logoutSubtitle(logoutTargets([sampleRow(), second]), english.t)).toBe(
    'Both must sign in again before they can send events.',
  );
  expect([logoutWords(1, english.t), logoutWords(3, english.t)]).toEqual([
    'Force logout',
    'Force logout 3 drivers',
  ]);
});
