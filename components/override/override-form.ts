import type { AppError, MovedOn } from '#lib/app-error.ts';
import type { DriverStatus, EventType, FleetRow, Millis } from '#lib/fleet/types.ts';

/** A batch as a supervisor saw it: what an override expects to find. */
export type SeenState = {
  readonly status: DriverStatus;
  /** `seq` of the batch's last event. */
  readonly version: number;
  readonly stopIndex: number;
  readonly eventType: EventType | null;
  readonly recordedAt: Millis | null;
  readonly syncedAt: Millis | null;
  /** When the next stop was expected; null when nobody knows. */
  readonly expectedAt: Millis | null;
};

/** `sent` is the choice that travelled under this id, null before the first try. */
export type Request = { readonly id: string; readonly sent: string | null };

export type OverrideForm = {
  /** What the batch was when the dialog opened. */
  readonly opened: SeenState;
  /** What the last try expected, or what it was refused with. */
  readonly base: SeenState;
  /** What `base` replaced. */
  readonly before: SeenState;
  readonly to: DriverStatus | null;
  readonly reasonCode: string | null;
  readonly note: string;
  /** True after the first press of the button: what is missing is said from then on. */
  readonly tried: boolean;
  /** True once the server has refused because the batch had moved on. */
  readonly refused: boolean;
  /** Why the last try did not reach the log, when it was not refused for having moved on. Gone with the next change. */
  readonly failure: AppError | null;
  readonly request: Request;
  /** True from a try to its refusal or failure; a try that succeeds ends with its dialog. */
  readonly sending: boolean;
};

export type OverrideFormAction =
  | { readonly kind: 'state'; readonly to: DriverStatus }
  | { readonly kind: 'reason'; readonly code: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'sent'; readonly request: Request; readonly expected: SeenState }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'refused'; readonly now: SeenState };

/** The form of a dialog that opens on `seen`; `requestId` is fresh. */
export function openOverrideForm(seen: SeenState, requestId: string): OverrideForm {
  return {
    opened: seen,
    base: seen,
    before: seen,
    to: null,
    reasonCode: null,
    note: '',
    tried: false,
    refused: false,
    failure: null,
    request: { id: requestId, sent: null },
    sending: false,
  };
}

export function overrideFormReducer(form: OverrideForm, action: OverrideFormAction): OverrideForm {
  switch (action.kind) {
    case 'state':
      return { ...form, to: action.to, failure: null };
    case 'reason':
      return { ...form, reasonCode: action.code, failure: null };
    case 'note':
      return { ...form, note: action.text, failure: null };
    case 'incomplete':
      return { ...form, tried: true };
    case 'sent':
      return {
        ...rebased(form, action.expected),
        tried: true,
        failure: null,
        request: action.request,
        sending: true,
      };
    case 'failed':
      return { ...form, failure: action.error, sending: false };
    case 'refused':
      return { ...rebased(form, action.now), refused: true, sending: false };
  }
}

function rebased(form: OverrideForm, now: SeenState): OverrideForm {
  const known = now.version === form.base.version && now.status === form.base.status;
  return known ? { ...form, base: now } : { ...form, base: now, before: form.base };
}

export function seenState(row: FleetRow, expectedAt: Millis | null): SeenState {
  return {
    status: row.status,
    version: row.version,
    stopIndex: row.stopIndex,
    eventType: row.lastEvent?.type ?? null,
    recordedAt: row.lastEvent?.recordedAt ?? null,
    syncedAt: row.lastEvent?.syncedAt ?? null,
    expectedAt,
  };
}

export function seenFromRefusal(moved: MovedOn): SeenState {
  const { status, seq, stopIndex, eventType, recordedAt, syncedAt } = moved;
  return { status, version: seq, stopIndex, eventType, recordedAt, syncedAt, expectedAt: null };
}

export type Standing = {
  /** What the next try expects. */
  readonly now: SeenState;
  readonly before: SeenState;
  /** The supervisor must be told before anything is applied. */
  readonly moved: boolean;
};

/**
 * Where the form stands against the board. An event that keeps the status only raises the version quietly; a new status,
 * or a refusal, is a conflict.
 */
export function standing(form: OverrideForm, live: SeenState): Standing {
  // While the answer is open, or was lost, the board may already show this very override: that is no conflict.
  const newer = !form.sending && form.failure === null && live.version >= form.base.version;
  const changed = newer && live.status !== form.base.status;
  const now = newer ? live : form.base;
  return {
    now,
    before: changed ? form.base : form.before,
    moved: form.refused || now.status !== form.opened.status,
  };
}

/**
 * The id for the next try: the same one while the choice is the same, so that a repeat after a lost answer cannot apply
 * twice; `fresh` as soon as anything the server will store has changed.
 */
export function requestFor(request: Request, choice: string, fresh: () => string): Request {
  const same = request.sent === null || request.sent === choice;
  return { id: same ? request.id : fresh(), sent: choice };
}
