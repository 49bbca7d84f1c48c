/** The words of architecture.md, and how durations are written. */
export const status = {
  INACTIVE: 'Inactive',
  ACTIVE: 'Active',
  EN_ROUTE: 'En route',
  AT_STOP: 'At stop',
  DELAYED: 'Delayed',
  COMPLETED: 'Completed',
  SUSPENDED: 'Suspended',
} as const;

export const event = {
  ROUTE_STARTED: 'Route started',
  ARRIVED_AT_STOP: 'Arrived',
  DEPARTED_STOP: 'Departed',
  DELAY_REPORTED: 'Delay reported',
  ROUTE_COMPLETED: 'Route completed',
  ROUTE_CANCELLED: 'Route cancelled',
  SUPERVISOR_OVERRIDE: 'Override',
  PROOF_CAPTURED: 'Proof',
} as const;

export const flag = {
  GEOFENCE_MISS: 'Geofence miss',
  IMPOSSIBLE_SPEED: 'Impossible speed',
  CLOCK_SKEW: 'Clock skew',
  LATE_SYNC: 'Late sync',
  MISSING_LOCATION: 'Missing location',
  OUT_OF_SEQUENCE: 'Out of sequence',
  AFTER_LOGOUT: 'After logout',
  REJECTED_TRANSITION: 'Rejected transition',
  BAD_SIGNATURE: 'Bad signature',
} as const;

export const risk = { high: 'high risk', medium: 'medium risk', low: 'low risk' } as const;

export const role = { viewer: 'Viewer', supervisor: 'Supervisor', admin: 'Administrator' } as const;

export const sessionEnd = {
  force_logout: 'Logged out by a supervisor',
  signed_out: 'Signed out',
  replaced: 'Replaced by another device',
  token_reused: 'Ended because its token was copied',
  idle: 'Ended after being idle',
} as const;

/** The reasons every workspace starts with; one it made itself is shown as it wrote it. */
export const reason = {
  driver_unreachable: 'Driver unreachable',
  vehicle_breakdown: 'Vehicle breakdown',
  safety_or_security: 'Safety or security',
  device_or_app_fault: 'Device or app fault',
  customer_or_depot_request: 'Customer or depot request',
  correct_wrong_state: 'Correct a wrong state',
  device_lost_or_stolen: 'Device lost or stolen',
  suspected_shared_account: 'Suspected shared account',
  app_not_responding: 'App not responding',
  shift_ended: 'Shift ended',
  as_flagged: 'Happened as flagged',
  driver_admitted: 'Driver admitted it',
  process_not_followed: 'Process not followed',
  suspected_fraud: 'Suspected fraud',
  position_inaccurate: 'Position inaccurate',
  stop_pin_wrong: 'Stop pin is wrong',
  poor_coverage: 'Poor network coverage',
  device_clock_wrong: 'Device clock is wrong',
  agreed_with_driver: 'Agreed with the driver',
  ask_driver: 'Ask the driver',
  ask_customer: 'Ask the customer',
  ask_depot: 'Ask the depot',
  check_device: 'Check the device',
  waiting_for_sync: 'Waiting for a sync',
  waiting_for_answer: 'Waiting for an answer',
  after_the_route: 'Look again after the route',
  decided_by_mistake: 'Decided by mistake',
  new_information: 'New information',
  colleague_is_away: 'Colleague is away',
  handed_over: 'Handed over',
  cannot_wait: 'Cannot wait',
  planned: 'As planned',
  driver_absent: 'Driver absent',
  vehicle_changed: 'Vehicle changed',
  balance_the_load: 'Balance the load',
  correct_a_mistake: 'Correct a mistake',
  confirmed_by_phone: 'Driver confirmed by phone',
  device_broken: 'Old device broken or empty',
  planned_replacement: 'Planned replacement',
  not_recognised: 'Driver does not know of it',
  driver_not_reached: 'Driver not reached',
  other: 'Other',
  // What drivers choose from when they report a delay.
  traffic: 'Traffic',
  bridge_open: 'Bridge open',
  road_works: 'Road works',
  accident: 'Accident',
  vehicle: 'Vehicle',
  loading: 'Loading',
  customer_absent: 'Customer absent',
  paperwork: 'Paperwork',
  parking: 'Parking',
} as const;

/** Narrow forms for tables, wider ones for sentences. */
export const time = {
  underMinute: '<1m',
  minutes: '{minutes}m',
  hours: '{hours}h {minutes}m',
  days: '{days}d {hours}h',
  longSeconds: '{seconds} s',
  longMinutes: '{minutes} min {seconds} s',
  longHours: '{hours} h {minutes} min',
  full: '{local} local · {utc} UTC',
  dayAndZone: '{day}, {zone}',
} as const;
