import type { FlagReason } from '#lib/fleet/types.ts';

export type Risk = 1 | 2 | 3;
export const riskNames: Record<Risk, string> = { 1: 'low', 2: 'medium', 3: 'high' };

/** How a flag looks: its three letters, its name and its risk. */
export const flagFaces: Record<
  FlagReason,
  { readonly code: string; readonly name: string; readonly risk: Risk }
> = {
  GEOFENCE_MISS: { code: 'GEO', name: 'Geofence miss', risk: 2 },
  IMPOSSIBLE_SPEED: { code: 'SPD', name: 'Impossible speed', risk: 3 },
  CLOCK_SKEW: { code: 'CLK', name: 'Clock skew', risk: 2 },
  LATE_SYNC: { code: 'SYN', name: 'Late sync', risk: 1 },
  MISSING_LOCATION: { code: 'LOC', name: 'Missing location', risk: 1 },
  OUT_OF_SEQUENCE: { code: 'SEQ', name: 'Out of sequence', risk: 2 },
  AFTER_LOGOUT: { code: 'OUT', name: 'After logout', risk: 3 },
  REJECTED_TRANSITION: { code: 'REJ', name: 'Rejected transition', risk: 3 },
  BAD_SIGNATURE: { code: 'SIG', name: 'Bad signature', risk: 3 },
};
