/** What every guarded action says: reason, note, paused, not saved. */
export const guarded = {
  reason: 'Reason',
  required: 'Required',
  noReasons: 'This workspace has no reasons. An administrator can add them.',
  reasonsFailed: 'The reasons did not load.',
  loadingReasons: 'Loading reasons',
  note: 'Note',
  atLeast: 'At least {count, number} characters',
  optional: 'Optional',
  chooseReason: 'Choose a reason.',
  writeNote: 'Write at least {count, number} characters.',
  paused: '{reason} What you wrote is kept.',
  check: 'Check the present state',
  signInAgain: 'Your sign-in has ended. Sign in again.',
  unanswered: 'No answer came. Try again: nothing is done twice.',
  noUpdates: 'No updates. This needs the current state.',
  noUpdatesSince: 'No updates since {time}. This needs the current state.',
} as const;
