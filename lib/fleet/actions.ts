import type { SupabaseClient } from '@supabase/supabase-js';
import { toAppError, type AppError, type Result } from '../app-error.ts';
import { isBoolean, isText, listOf, objectOf, oneOf, orNull, type Guarded } from '../shape.ts';
import { act } from '../supabase/ask.ts';
import type { FleetStore } from './store.ts';
import type { DriverStatus, FleetEvent } from './types.ts';
import { eventFromTuple, isEventTuple } from './wire-event.ts';

export type OverrideInput = {
  readonly batchId: string;
  readonly toStatus: DriverStatus;
  /** What the supervisor saw when deciding: status and `version` of the row. */
  readonly expectedStatus: DriverStatus;
  readonly expectedSeq: number;
  readonly reasonCode: string;
  /** At least 10 characters after trimming. */
  readonly note: string;
  /** One uuid a dialog, kept over retries: the same request is carried out once. */
  readonly requestId: string;
  /** Why it cannot wait for a second supervisor; somebody else reviews the act afterwards. */
  readonly breakGlassReason?: string;
  /** The act that this one takes back: to the state before it. */
  readonly reversesId?: string;
};
export type OverrideDone = {
  readonly actionId: string;
  readonly event: FleetEvent;
  readonly replayed: boolean;
};

export type LogoutInput = {
  readonly sessionIds: readonly string[];
  readonly reasonCode: string;
  readonly note: string;
  /** Kept over retries of the very same sessions, reason and note. */
  readonly requestId: string;
  /** Why so many cannot wait for a second supervisor. */
  readonly breakGlassReason?: string;
};
/** What became of one session; `already_ended` means that there was nothing left to do. */
export type LogoutResult = {
  readonly sessionId: string;
  readonly ended: boolean;
  readonly error: AppError | null;
};

const isOverrideAnswer = objectOf({ action_id: isText, event: isEventTuple, replayed: isBoolean });
const isLogoutResult = objectOf({
  session_id: isText,
  verdict: oneOf('done', 'refused'),
  reason: orNull(isText),
  message: orNull(isText),
});
const isLogoutAnswer = objectOf({ results: listOf(isLogoutResult) });

/** Sets a batch's status as a supervisor. The event shows on the board at once; `moved_on` says what changed meanwhile. */
export async function overrideDriverStatus(
  client: SupabaseClient,
  input: OverrideInput,
  store: Pick<FleetStore, 'inlet'>,
): Promise<Result<OverrideDone>> {
  const args = {
    p_batch_id: input.batchId,
    p_to_status: input.toStatus,
    p_expected_status: input.expectedStatus,
    p_expected_seq: input.expectedSeq,
    p_reason_code: input.reasonCode,
    p_note: input.note.trim(),
    p_request_id: input.requestId,
    ...(input.breakGlassReason === undefined ? {} : { p_break_glass_reason: input.breakGlassReason }),
    ...(input.reversesId === undefined ? {} : { p_reverses_id: input.reversesId }),
  };
  const answer = await act(client, 'override_driver_status', args, isOverrideAnswer);
  if (!answer.ok) {
    // Carried out, yet what it did cannot be read here.
    if (answer.error.code === 'malformed') store.inlet()?.nudge();
    return answer;
  }
  const done = answer.value;
  const event = eventFromTuple(done.event);
  store.inlet()?.receive(event);
  return { ok: true, value: { actionId: done.action_id, event, replayed: done.replayed } };
}

/** Ends drivers' sessions and signs their devices out, each for itself. The board reads the ended sessions at once. */
export async function invalidateDriverSessions(
  client: SupabaseClient,
  input: LogoutInput,
  store: Pick<FleetStore, 'inlet'>,
): Promise<Result<readonly LogoutResult[]>> {
  const args = {
    p_session_ids: input.sessionIds,
    p_reason_code: input.reasonCode,
    p_note: input.note.trim(),
    p_request_id: input.requestId,
    ...(input.breakGlassReason === undefined ? {} : { p_break_glass_reason: input.breakGlassReason }),
  };
  const answer = await act(client, 'invalidate_driver_sessions', args, isLogoutAnswer);
  if (answer.ok || answer.error.code === 'malformed') store.inlet()?.nudge();
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value.results.map(resultOf) };
}

function resultOf(result: Guarded<typeof isLogoutResult>): LogoutResult {
  const ended = result.verdict === 'done' || result.reason === 'already_ended';
  const error = ended ? null : toAppError({ message: result.message ?? '', hint: result.reason });
  return { sessionId: result.session_id, ended, error };
}
