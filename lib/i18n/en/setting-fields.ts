/** The settings of a workspace by name. */
export const field = {
  late_after_minutes: 'Late when behind plan by more than',
  silent_after_minutes: 'Silent when not heard from for',
  idle_after_minutes: 'Idle without an event for',
  session_timeout_minutes: 'Session ends without an event after',
  heartbeat_seconds: 'Sign of life every',
  minimum_app_version: 'Oldest app version',
  geofence_radius_m: 'Farthest from the stop',
  speed_limit_kmh: 'Fastest believable speed',
  speed_min_distance_m: 'Ignore jumps shorter than',
  clock_skew_seconds: 'Device clock off by more than',
  late_sync_seconds: 'Reached us later than',
  out_of_sequence_seconds: 'Before the last event by more than',
  require_signature: 'Flag events without a signature too',
  claim_minutes: 'A claim on a review lasts',
  high_risk_due_minutes: 'Decide high risk within',
  medium_risk_due_minutes: 'Decide medium risk within',
  low_risk_due_minutes: 'Decide low risk within',
} as const;

/** What a supervisor can do, by the name it has in the log. */
export const act = {
  override: 'Override state',
  force_logout: 'Force logout',
  confirm_review: 'Confirm a review',
  dismiss_review: 'Dismiss a review',
  follow_up_review: 'Follow up on a review',
  snooze_review: 'Snooze a review',
  reopen_review: 'Reopen a review',
  take_over_review: 'Take over a claim',
  assign_batch: 'Assign a batch',
  device_change_approve: 'Approve a device change',
  device_change_deny: 'Deny a device change',
} as const;
