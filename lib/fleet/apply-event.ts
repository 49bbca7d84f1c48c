import type { FleetEvent, FleetRow, FleetSession, FlagReason } from './types.ts';

/**
 * The row after an event of its batch, with the driver's session after it. The server has already decided the move;
 * this only writes it down.
 */
export function rowAfter(row: FleetRow, event: FleetEvent, session: FleetSession | null): FleetRow {
  const flags = withFlags(row.flags, event.flags);
  if (event.detail?.moves === false) return { ...row, session, version: event.seq, flags };

  const moved = event.status !== row.status;
  const finished = event.status === 'COMPLETED';
  return {
    ...row,
    session,
    status: event.status,
    statusSince: moved ? event.recordedAt : row.statusSince,
    stopIndex: event.batchStopIndex,
    nextStop: event.nextStop ?? (event.batchStopIndex === row.stopIndex ? row.nextStop : null),
    lateStops: withLateStop(row.lateStops, event.detail?.lateStop ?? null),
    latenessMin: event.detail?.latenessMin ?? row.latenessMin,
    startedAt: row.startedAt ?? (event.type === 'ROUTE_STARTED' ? event.recordedAt : null),
    endedAt: finished ? (row.endedAt ?? event.recordedAt) : null,
    version: event.seq,
    lastEvent: {
      type: event.type,
      stopIndex: event.stopIndex,
      recordedAt: event.recordedAt,
      syncedAt: event.syncedAt,
    },
    flags,
  };
}

/** A driver's event is also a sign of life of the device; an override is not, and an ended session stays ended. */
export function sessionAfter(session: FleetSession, event: FleetEvent): FleetSession {
  const fromDevice = event.type !== 'SUPERVISOR_OVERRIDE' && event.detail?.moves !== false;
  if (!fromDevice || session.endedAt !== null) return session;
  if (event.syncedAt <= session.lastActiveAt && event.syncedAt <= session.lastContactAt) return session;
  return {
    ...session,
    lastActiveAt: Math.max(session.lastActiveAt, event.syncedAt),
    lastContactAt: Math.max(session.lastContactAt, event.syncedAt),
  };
}

function withFlags(flags: FleetRow['flags'], raised: readonly FlagReason[]): FleetRow['flags'] {
  if (raised.length === 0) return flags;
  const next: Partial<Record<FlagReason, number>> = { ...flags };
  for (const reason of raised) next[reason] = (next[reason] ?? 0) + 1;
  return next;
}

function withLateStop(stops: readonly number[], late: number | null): readonly number[] {
  return late === null || stops.includes(late) ? stops : [...stops, late];
}
