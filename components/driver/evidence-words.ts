import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { FlagReason } from '#lib/fleet/types.ts';
import { FLAG_WORDS, longDuration } from '#lib/fleet/words.ts';

/** What a rule measured, in `unit`; null where the database gave none. */
export type Evidence = {
  readonly threshold: number | null;
  readonly measured: number;
  readonly accuracy: number | null;
  readonly unit: string;
};

/** What was measured, as a sentence that accuses nobody: “231 m from the stop, allowed 75 m”. */
export function evidenceWords(event: BatchEvent, reason: FlagReason): string {
  const evidence = evidenceOf(event.evidence, reason);
  switch (reason) {
    case 'GEOFENCE_MISS':
      return evidence ? distanceWords(evidence) : 'Outside the stop’s radius';
    case 'LATE_SYNC':
      return evidence
        ? `Synced ${seconds(evidence.measured)} after recording${allowed(evidence)}`
        : 'Synced late';
    case 'CLOCK_SKEW':
      return evidence
        ? `Device clock ${seconds(evidence.measured)} ahead${allowed(evidence)}`
        : 'The device’s clock differs from the server’s';
    case 'IMPOSSIBLE_SPEED':
      return evidence
        ? `${plain(evidence.measured)} ${evidence.unit}${allowed(evidence)}`
        : 'Moved faster than a van can';
    case 'MISSING_LOCATION':
      return 'Sent without a location';
    case 'OUT_OF_SEQUENCE':
      return 'Recorded before an event that came first';
    case 'AFTER_LOGOUT':
      return 'Recorded before the logout, synced after it, changed nothing';
    default:
      return FLAG_WORDS[reason].words;
  }
}

/** The measurement of one rule out of an event's `metadata.evidence`; null when it is absent or malformed. */
export function evidenceOf(list: unknown, reason: FlagReason): Evidence | null {
  if (!Array.isArray(list)) return null;
  const found: unknown = list.find((entry: unknown) => isRecord(entry) && entry['rule'] === reason);
  if (!isRecord(found) || typeof found['measured'] !== 'number') return null;
  return {
    threshold: numberOrNull(found['threshold']),
    measured: found['measured'],
    accuracy: numberOrNull(found['accuracy']),
    unit: typeof found['unit'] === 'string' ? found['unit'] : '',
  };
}

function distanceWords(evidence: Evidence): string {
  const accuracy = evidence.accuracy === null ? '' : `, accurate to ${metres(evidence.accuracy)}`;
  return `${metres(evidence.measured)} from the stop${allowed(evidence)}${accuracy}`;
}

function allowed({ threshold, unit }: Evidence): string {
  if (threshold === null) return '';
  if (unit === 's') return `, allowed ${seconds(threshold)}`;
  return `, allowed ${unit === 'm' ? metres(threshold) : `${plain(threshold)} ${unit}`}`;
}

function metres(value: number): string {
  return value < 1000 ? `${Math.round(value)} m` : `${(value / 1000).toFixed(1)} km`;
}

function seconds(value: number): string {
  return longDuration(value * 1000);
}

function plain(value: number): string {
  return String(Math.round(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
