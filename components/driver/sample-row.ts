import type { FleetRow, FleetSession } from '#lib/fleet/types.ts';
import { at } from './sample-events.ts';

/** For tests: a session that says what the test says and is ordinary otherwise. */
export function sampleSession(session: Partial<FleetSession> = {}): FleetSession {
  return {
    id: 'session-1',
    driverId: 'driver-1',
    deviceModel: 'Galaxy XCover 6',
    appVersion: '4.18.2',
    startedAt: at(-3600),
    lastActiveAt: at(0),
    lastContactAt: at(0),
    eventsWaiting: 0,
    batteryPercent: 41,
    latitude: null,
    longitude: null,
    accuracyM: null,
    endedAt: null,
    endReason: null,
    endedByName: null,
    revision: 1,
    ...session,
  };
}

/** For tests: a batch on its way to stop 07 of 14, with the same promise. */
export function sampleRow(row: Partial<FleetRow> = {}): FleetRow {
  return {
    id: 'batch-1',
    reference: 'WHV-1119-07',
    depot: 'Waalhaven',
    driverId: 'driver-1',
    driver: { id: 'driver-1', code: 'D-2117', name: 'Oluwaseun Adeyemi', phone: null, vehicle: null },
    session: sampleSession(),
    status: 'EN_ROUTE',
    statusSince: at(-600),
    stopIndex: 6,
    stopCount: 14,
    nextStop: { position: 6, label: 'Hoogvlietsekerkweg 12', plannedAt: at(600) },
    lateStops: [],
    latenessMin: 0,
    plannedEndAt: at(7200),
    startedAt: at(-7200),
    endedAt: null,
    version: 41,
    lastEvent: { type: 'DEPARTED_STOP', stopIndex: 5, recordedAt: at(-600), syncedAt: at(-598) },
    flags: {},
    revision: 1,
    ...row,
  };
}
