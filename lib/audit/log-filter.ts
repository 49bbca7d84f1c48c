import type { EventType } from '../fleet/types.ts';
import { shiftDay, startOfDay } from '../fleet/workspace-days.ts';

export const LOG_PARTS = ['all', 'actions', 'events', 'flagged'] as const;
export type LogPart = (typeof LOG_PARTS)[number];

/** Ends of sessions that nobody asked for; the database keeps these limits by itself. */
export const SELF_ACTIONS = ['idle_logout', 'copied_token_logout'] as const;

/** Everything that is logged as an act, in the order of the filter. */
export const LOG_ACTIONS = [
  'override',
  'force_logout',
  ...SELF_ACTIONS,
  'claim_review',
  'release_review',
  'take_over_review',
  'confirm_review',
  'dismiss_review',
  'follow_up_review',
  'snooze_review',
  'reopen_review',
  'device_change_approve',
  'device_change_deny',
  'device_change_withdraw',
  'request_approval',
  'grant_approval',
  'deny_approval',
  'withdraw_approval',
  'assign_batch',
  'import_batches',
  'settings',
  'add_reason',
  'change_reason',
  'order_reasons',
  'add_member',
  'remove_member',
  'set_member_role',
  'set_driver_pin',
  'unlock_driver',
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

/** What narrows the log. `types` and `actions` exclude each other: an entry is an event, taken or refused, or an action. */
export type LogFilter = {
  readonly part: LogPart;
  readonly types: readonly EventType[];
  readonly actions: readonly LogAction[];
  readonly actorId: string | null;
  readonly driverId: string | null;
  readonly batchId: string | null;
  /** Days of the workspace, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
};

export const WHOLE_LOG: LogFilter = {
  part: 'all',
  types: [],
  actions: [],
  actorId: null,
  driverId: null,
  batchId: null,
  from: null,
  to: null,
  text: '',
};

/** The arguments of `log_history` that a filter stands for. */
export function historyArguments(filter: LogFilter, timeZone: string) {
  const { part, types, actions, from, to, text } = filter;
  const instant = (day: string) => new Date(startOfDay(day, timeZone)).toISOString();
  return {
    p_kinds: part === 'actions' ? ['action'] : part === 'all' ? null : ['event', 'rejected'],
    p_flagged: part === 'flagged' ? true : null,
    p_event_types: types.length > 0 ? types : null,
    p_actions: actions.length > 0 ? actions : null,
    p_actor_id: filter.actorId,
    p_driver_id: filter.driverId,
    p_batch_id: filter.batchId,
    p_from: from === null ? null : instant(from),
    p_to: to === null ? null : instant(shiftDay(to, 1)),
    p_text: text.trim() === '' ? null : text.trim(),
  };
}

export function isNarrowed(filter: LogFilter): boolean {
  return JSON.stringify({ ...WHOLE_LOG, ...filter }) !== JSON.stringify(WHOLE_LOG);
}

/** A filter with one type or action switched; the other kind of entry is given up, and the part made to fit. */
export function withType(filter: LogFilter, type: EventType): Partial<LogFilter> {
  const part = filter.part === 'actions' ? 'all' : filter.part;
  return { part, types: toggled(filter.types, type), actions: [] };
}

export function withAction(filter: LogFilter, action: LogAction): Partial<LogFilter> {
  return { part: 'actions', types: [], actions: toggled(filter.actions, action) };
}

export function withPart(part: LogPart): Partial<LogFilter> {
  return { part, types: [], actions: [] };
}

function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
