/** The words of the fleet: enums in the order Postgres declares them (wire messages send their index). */
import type { Table } from './table.ts';

export const DRIVER_STATUSES = [
  'INACTIVE',
  'ACTIVE',
  'EN_ROUTE',
  'AT_STOP',
  'DELAYED',
  'COMPLETED',
  'SUSPENDED',
] as const;
export type DriverStatus = (typeof DRIVER_STATUSES)[number];

export const EVENT_TYPES = [
  'ROUTE_STARTED',
  'ARRIVED_AT_STOP',
  'DEPARTED_STOP',
  'DELAY_REPORTED',
  'ROUTE_COMPLETED',
  'ROUTE_CANCELLED',
  'SUPERVISOR_OVERRIDE',
  'PROOF_CAPTURED',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const FLAG_REASONS = [
  'GEOFENCE_MISS',
  'IMPOSSIBLE_SPEED',
  'CLOCK_SKEW',
  'LATE_SYNC',
  'MISSING_LOCATION',
  'OUT_OF_SEQUENCE',
  'AFTER_LOGOUT',
  'REJECTED_TRANSITION',
  'BAD_SIGNATURE',
] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

export type Role = 'viewer' | 'supervisor' | 'admin';

/** Times are milliseconds since the epoch throughout the fleet model. */
export type Millis = number;

/** The driver's newest session: the active one, else the one that ended last. */
export type FleetSession = {
  readonly id: string;
  readonly driverId: string;
  readonly deviceModel: string | null;
  readonly appVersion: string | null;
  readonly startedAt: Millis;
  /** Last event of the session. */
  readonly lastActiveAt: Millis;
  /** Last event or heartbeat of the device. */
  readonly lastContactAt: Millis;
  readonly eventsWaiting: number;
  readonly batteryPercent: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyM: number | null;
  readonly endedAt: Millis | null;
  readonly endReason: SessionEndReason | null;
  readonly endedByName: string | null;
  /** Counter of the last change that no event made. */
  readonly revision: number;
};
export type SessionEndReason = 'force_logout' | 'signed_out' | 'replaced' | 'idle' | 'token_reused';

export type FleetDriver = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly phone: string | null;
  readonly vehicle: string | null;
};

export type NextStop = {
  /** Zero-based; screens show it plus one with two digits. */
  readonly position: number;
  readonly label: string;
  readonly plannedAt: Millis | null;
};

/** One event of the log as the board needs it. */
export type FleetEvent = {
  readonly seq: number;
  readonly batchId: string;
  readonly type: EventType;
  /** The status after the event. */
  readonly status: DriverStatus;
  /** Where it happened, zero-based. */
  readonly stopIndex: number | null;
  /** The batch's current stop after it. */
  readonly batchStopIndex: number;
  readonly recordedAt: Millis;
  readonly syncedAt: Millis;
  readonly flags: readonly FlagReason[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyM: number | null;
  /** The batch's next stop when the event changes it or starts the route. */
  readonly nextStop: NextStop | null;
  readonly detail: EventDetail | null;
};

export type EventDetail = {
  /** False for an event that is kept for the record and moves nothing. */
  readonly moves: boolean;
  readonly from: DriverStatus | null;
  readonly latenessMin: number | null;
  readonly lateStop: number | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly reasonCode: string | null;
  readonly evidence: unknown;
};

export type LastEvent = {
  readonly type: EventType;
  readonly stopIndex: number | null;
  readonly recordedAt: Millis;
  readonly syncedAt: Millis;
};

/** One row of the board: a batch with its driver and that driver's session. Rows are immutable. */
export type FleetRow = {
  readonly id: string;
  readonly reference: string;
  readonly depot: string;
  readonly driverId: string | null;
  readonly driver: FleetDriver | null;
  readonly session: FleetSession | null;
  readonly status: DriverStatus;
  readonly statusSince: Millis;
  readonly stopIndex: number;
  readonly stopCount: number;
  readonly nextStop: NextStop | null;
  /** Zero-based positions of stops reached late. */
  readonly lateStops: readonly number[];
  /** Minutes behind plan, measured at the last arrival or reported with the last delay; negative is early. */
  readonly latenessMin: number | null;
  readonly plannedEndAt: Millis | null;
  readonly startedAt: Millis | null;
  readonly endedAt: Millis | null;
  /** `seq` of the batch's last event, 0 when it has none: what an override must have seen. */
  readonly version: number;
  readonly lastEvent: LastEvent | null;
  /** Open flags of the batch by reason. */
  readonly flags: Readonly<Partial<Record<FlagReason, number>>>;
  /** Counter of the last change that no event made. */
  readonly revision: number;
};

export type WorkspaceSettings = {
  readonly lateAfterMin: number;
  readonly silentAfterMin: number;
  readonly idleAfterMin: number;
  readonly heartbeatSeconds: number;
};

export type Transition = readonly [event: EventType, from: DriverStatus, to: DriverStatus];

export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly role: Role;
};

/** A driver with the newest session and the batches of the board that carry them. */
export type Person = {
  readonly id: string;
  readonly driver: FleetDriver | null;
  /** As it was last read; what events tell since then only his rows' sessions know. */
  readonly session: FleetSession | null;
  readonly batchIds: readonly string[];
};

export type StatusCounts = Readonly<Record<DriverStatus, number>>;

export type Fleet = {
  readonly workspace: Workspace;
  readonly settings: WorkspaceSettings;
  readonly transitions: readonly Transition[];
  readonly cursor: Cursor;
  readonly rows: Table<FleetRow>;
  readonly people: Table<Person>;
  /** Drivers with more than one batch on the board. */
  readonly shared: ReadonlySet<string>;
  readonly counts: StatusCounts;
};

/** Where a reader stands: `seq` counts events, `revision` counts changes that no event made, `epoch` names the topic. */
export type Cursor = { readonly epoch: number; readonly seq: number; readonly revision: number };
