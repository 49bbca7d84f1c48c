import {
  DRIVER_STATUSES,
  EVENT_TYPES,
  type DriverStatus,
  type EventType,
  type Millis,
} from './fleet/types.ts';
import { isCount, isRecord, isText, oneOf, type UnknownRecord } from './shape.ts';

const HINTS = [
  'moved_on',
  'illegal_transition',
  'on_route',
  'already_ended',
  'request_reused',
  'request_id_required',
  'not_assigned',
  'not_found',
  'role_required',
  'session_ended',
  'session_required',
  'bad_event',
  'note_too_short',
  'note_too_long',
  'unknown_reason',
  'bad_routes',
  'claimed',
  'claim_lost',
  'already_decided',
  'not_decided',
  'own_act',
  'bad_time',
  'bad_filter',
  'bad_list',
  'approval_required',
  'approval_not_needed',
  'already_requested',
  'own_request',
  'not_your_request',
  'requester_lost_role',
  'expired',
  'sign_in_gone',
  'unknown_setting',
  'bad_setting',
  'nothing_changed',
  'changed_meanwhile',
  'bad_reason',
  'reason_exists',
  'needed_reason',
  'too_many_reasons',
  'last_admin',
  'unknown_role',
  'no_account',
  'is_driver',
  'already_member',
  'bad_member',
  'bad_username',
  'bad_pin',
  'username_taken',
  'not_locked',
  'too_many_views',
  'under_way',
  'unchanged',
  'unknown_driver',
] as const;

/** What a batch had become when an override found that it had moved on. Times are milliseconds since the epoch. */
export type MovedOn = {
  readonly status: DriverStatus;
  readonly seq: number;
  readonly stopIndex: number;
  readonly eventType: EventType | null;
  readonly recordedAt: Millis | null;
  readonly syncedAt: Millis | null;
};

export type AppErrorCode =
  | (typeof HINTS)[number]
  | 'name_taken'
  | 'forbidden'
  | 'signed_out'
  | 'malformed'
  | 'unreachable'
  | 'unknown';

export type AppError = {
  readonly code: AppErrorCode;
  /** A plain sentence that may be shown to a person. */
  readonly message: string;
  /** Present with `moved_on` when the server said what the batch had become. */
  readonly moved?: MovedOn;
};

/** Carries an `AppError` through something that can only throw, a query function for one. */
export class AppFault extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.message);
    this.name = 'AppFault';
    this.error = error;
  }
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: AppError };

const SENTENCES = {
  unreachable: 'The server did not answer.',
  unknown: 'Something went wrong.',
  malformed: 'The server answered in a form this page does not understand. Reload the page.',
  signed_out: 'Your sign-in has ended. Sign in again.',
  forbidden: 'Your account may not do this.',
} as const;

const isHint = oneOf(...HINTS);

/** The code of a hint of the database, under which a sentence in every language stands. */
export function codeOfHint(hint: string): AppErrorCode {
  return isHint(hint) || hint === 'forbidden' ? hint : 'unknown';
}

const isStatus = oneOf(...DRIVER_STATUSES);
const isEventType = oneOf(...EVENT_TYPES);

/** An error made by this side: the sentence goes with the code. */
export function appError(code: keyof typeof SENTENCES): AppError {
  return { code, message: SENTENCES[code] };
}

/**
 * The one translation of anything thrown or returned as an error (PostgREST, Auth, fetch, zod, ours)
 * into a code a program can switch on and a sentence a person can read. Never throws.
 */
export function toAppError(fault: unknown): AppError {
  if (fault instanceof AppFault) return fault.error;
  if (!isRecord(fault)) return appError('unknown');
  const message = textOf(fault['message']) ?? '';
  const name = textOf(fault['name']);
  const code = textOf(fault['code']) ?? (typeof fault['code'] === 'number' ? String(fault['code']) : null);
  const status = typeof fault['status'] === 'number' ? fault['status'] : null;
  const { hint, details } = fault;
  if (name?.endsWith('ZodError')) return appError('malformed');

  if (isHint(hint)) {
    const moved = hint === 'moved_on' ? movedFrom(details) : null;
    return { code: hint, message: sentence(message), ...(moved && { moved }) };
  }
  if (isUnreachable(message, code, status, name)) return appError('unreachable');
  if (code === 'PT401' || code === 'PGRST301' || code === 'PGRST303' || status === 401) {
    return appError('signed_out');
  }
  if (code === '42501' || code === 'PT403' || status === 403) return appError('forbidden');
  if (code === 'PT404') return { code: 'not_found', message: sentence(message) };
  return { code: 'unknown', message: code?.startsWith('PT') ? sentence(message) : SENTENCES.unknown };
}

function movedFrom(details: unknown): MovedOn | null {
  try {
    const moved: unknown = JSON.parse(textOf(details) ?? '');
    return isRecord(moved) ? movedOf(moved) : null;
  } catch {
    return null;
  }
}

function movedOf(moved: UnknownRecord): MovedOn | null {
  const { status, stop_index: stopIndex, event_type: type } = moved;
  // A large number comes as text.
  const seq = Number(moved['seq'] ?? Number.NaN);
  const recordedAt = timeOf(moved['recorded_at']);
  const syncedAt = timeOf(moved['synced_at']);
  const eventType = isEventType(type) ? type : null;
  if (!isStatus(status) || !isCount(seq) || !isCount(stopIndex)) return null;
  if ((type ?? null) !== eventType || recordedAt === undefined || syncedAt === undefined) return null;
  return { status, seq, stopIndex, eventType, recordedAt, syncedAt };
}

/** Undefined when it is not a time. */
function timeOf(written: unknown): Millis | null | undefined {
  if (written === null || written === undefined) return null;
  const at = Date.parse(textOf(written) ?? '');
  return Number.isFinite(at) ? at : undefined;
}

function textOf(value: unknown): string | null {
  return isText(value) ? value : null;
}

function isUnreachable(
  message: string,
  code: string | null,
  status: number | null,
  name: string | null,
): boolean {
  if (name === 'AbortError' || name === 'TimeoutError' || name === 'AuthRetryableFetchError') return true;
  if (status !== null && status >= 502 && status <= 504) return true;
  if (code) return false;
  return /fetch failed|failed to fetch|networkerror|load failed|network request failed/i.test(message);
}

function sentence(message: string): string {
  const text = message.trim();
  if (text === '') return SENTENCES.unknown;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
