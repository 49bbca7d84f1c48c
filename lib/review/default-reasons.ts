import type { Decision } from './actions.ts';
import type { ReviewReason } from './review-item.ts';

const DISMISSALS: Readonly<Record<ReviewReason, string>> = {
  GEOFENCE_MISS: 'position_inaccurate',
  IMPOSSIBLE_SPEED: 'position_inaccurate',
  CLOCK_SKEW: 'device_clock_wrong',
  LATE_SYNC: 'poor_coverage',
  MISSING_LOCATION: 'position_inaccurate',
  OUT_OF_SEQUENCE: 'poor_coverage',
  AFTER_LOGOUT: 'poor_coverage',
  REJECTED_TRANSITION: 'agreed_with_driver',
  BAD_SIGNATURE: 'poor_coverage',
  REJECTED_EVENT: 'poor_coverage',
  BREAK_GLASS: 'agreed_with_driver',
};

/**
 * The reason that one key records, shown on the button before it is pressed: the usual one for this flag when the
 * workspace has it, else its first that asks for no note. Null when every reason needs a choice or a note.
 */
export function defaultReason(
  decision: Decision,
  reason: ReviewReason | undefined,
  reasons: readonly { readonly code: string; readonly requiresNote: boolean }[],
): string | null {
  const free = reasons.filter(({ requiresNote }) => !requiresNote);
  const usual = decision === 'dismiss' && reason !== undefined ? DISMISSALS[reason] : undefined;
  return (free.find(({ code }) => code === usual) ?? free[0])?.code ?? null;
}
