import { sameValue } from './same-value.ts';
import type { FleetDriver, FleetRow, FleetSession, LastEvent, NextStop, Person } from './types.ts';

// Written out field by field: 10,000 rows are compared when a board is read again, and a loop over keys takes ten times as long.

export function sameDriver(a: FleetDriver, b: FleetDriver): boolean {
  return (
    a.id === b.id && a.name === b.name && a.code === b.code && a.phone === b.phone && a.vehicle === b.vehicle
  );
}

export function sameSession(a: FleetSession, b: FleetSession): boolean {
  return (
    a.id === b.id &&
    a.lastContactAt === b.lastContactAt &&
    a.lastActiveAt === b.lastActiveAt &&
    a.revision === b.revision &&
    a.driverId === b.driverId &&
    a.deviceModel === b.deviceModel &&
    a.appVersion === b.appVersion &&
    a.startedAt === b.startedAt &&
    a.eventsWaiting === b.eventsWaiting &&
    a.batteryPercent === b.batteryPercent &&
    a.latitude === b.latitude &&
    a.longitude === b.longitude &&
    a.accuracyM === b.accuracyM &&
    a.endedAt === b.endedAt &&
    a.endReason === b.endReason &&
    a.endedByName === b.endedByName
  );
}

/** Driver and session are compared as objects: whoever makes rows keeps those that are equal. */
export function sameRow(a: FleetRow, b: FleetRow): boolean {
  return (
    a.id === b.id &&
    a.version === b.version &&
    a.revision === b.revision &&
    a.status === b.status &&
    a.statusSince === b.statusSince &&
    a.driver === b.driver &&
    a.session === b.session &&
    a.driverId === b.driverId &&
    a.reference === b.reference &&
    a.depot === b.depot &&
    a.stopIndex === b.stopIndex &&
    a.stopCount === b.stopCount &&
    a.latenessMin === b.latenessMin &&
    a.plannedEndAt === b.plannedEndAt &&
    a.startedAt === b.startedAt &&
    a.endedAt === b.endedAt &&
    sameStop(a.nextStop, b.nextStop) &&
    sameLast(a.lastEvent, b.lastEvent) &&
    sameItems(a.lateStops, b.lateStops) &&
    sameValue(a.flags, b.flags)
  );
}

export function samePerson(a: Person, b: Person): boolean {
  return (
    a.id === b.id && a.driver === b.driver && a.session === b.session && sameItems(a.batchIds, b.batchIds)
  );
}

function sameStop(a: NextStop | null, b: NextStop | null): boolean {
  if (a === null || b === null) return a === b;
  return a.position === b.position && a.plannedAt === b.plannedAt && a.label === b.label;
}

function sameLast(a: LastEvent | null, b: LastEvent | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.recordedAt === b.recordedAt &&
    a.syncedAt === b.syncedAt &&
    a.type === b.type &&
    a.stopIndex === b.stopIndex
  );
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
