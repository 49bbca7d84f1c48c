import type { AppErrorCode } from '../../app-error.ts';

/** What went wrong, by code, where the server's own sentence is not shown. */
export const error = {
  moved_on: 'The batch has moved on.',
  illegal_transition: 'This is not possible from the current state.',
  on_route: 'The driver is on a route on another device.',
  already_ended: 'The session has already ended.',
  request_reused: 'This request was already used for something else.',
  request_id_required: 'The request carried no id. Reload the page.',
  not_assigned: 'The batch has no driver.',
  not_found: 'It does not exist, or it belongs to another workspace.',
  role_required: 'Your role may not do this.',
  session_ended: 'The session has ended.',
  session_required: 'This needs a running session.',
  bad_event: 'The event is not complete.',
  note_too_short: 'The note is too short.',
  note_too_long: 'The note is too long.',
  unknown_reason: 'This reason does not exist any more.',
  bad_routes: 'The routes have an unknown form.',
  forbidden: 'Your account may not do this.',
  signed_out: 'Your sign-in has ended. Sign in again.',
  malformed: 'The server answered in a form this page does not understand. Reload the page.',
  unreachable: 'The server did not answer.',
  unknown: 'Something went wrong.',
} as const satisfies Record<AppErrorCode, string>;
