import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { FLAG_REASONS } from '#lib/fleet/types.ts';
import { evidenceWords } from './evidence-words.ts';
import { sampleEvent } from './sample-events.ts';

const withEvidence = (evidence: NonNullable<unknown> | null) => sampleEvent({ seq: 1, evidence });

test('a geofence miss tells distance, limit and accuracy', () => {
  const event = withEvidence([
    { rule: 'LATE_SYNC', unit: 's', threshold: 120, measured: 860 },
    { rule: 'GEOFENCE_MISS', unit: 'm', threshold: 75, measured: 231, accuracy: 12 },
  ]);
  expect(evidenceWords(event, 'GEOFENCE_MISS', english)).toBe(
    '231 m from the stop, allowed 75 m, accurate to 12 m',
  );
  expect(evidenceWords(event, 'LATE_SYNC', english)).toBe(
    'Synced 14 min 20 s after recording, allowed 2 min 00 s',
  );
});

test('a distance of a kilometre or more is told in kilometres, without accuracy when there is none', () => {
  const event = withEvidence([
    { rule: 'GEOFENCE_MISS', unit: 'm', threshold: 75, measured: 14_230, accuracy: null },
  ]);
  expect(evidenceWords(event, 'GEOFENCE_MISS', english)).toBe('14.2 km from the stop, allowed 75 m');
});

test('a clock ahead is told as a fact about the device', () => {
  const event = withEvidence([{ rule: 'CLOCK_SKEW', unit: 's', threshold: 300, measured: 370 }]);
  expect(evidenceWords(event, 'CLOCK_SKEW', english)).toBe(
    'Device clock 6 min 10 s ahead, allowed 5 min 00 s',
  );
});

test('every flag has words when its evidence is missing or malformed', () => {
  for (const evidence of [null, 'x', [null], [{ rule: 'GEOFENCE_MISS', measured: 'far' }]]) {
    for (const reason of FLAG_REASONS)
      expect(evidenceWords(withEvidence(evidence), reason, english)).not.toBe('');
  }
});
