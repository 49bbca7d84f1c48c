import { describe, expect, it } from 'vitest';
import { dutch, english } from '#lib/i18n/test-languages.ts';
import { sampleItem } from '#lib/review/sample-item.ts';
import { headline } from './review-words.ts';

const said = (reason: string, evidence = {}, over = {}) =>
  headline(sampleItem(reason, evidence, over), english);

describe('headline', () => {
  it('says what was measured, for each of the nine flags', () => {
    const stop = { position: 10, label: 'x', latitude: 51.9, longitude: 4.4, radius_m: 75 };
    expect(said('GEOFENCE_MISS', { measured: 412, stop })).toBe('Arrived 412 m from stop 11');
    expect(said('IMPOSSIBLE_SPEED', { measured: 276, distance_m: 14_200, seconds: 185 })).toBe(
      '14.2 km in 3 min 05 s',
    );
    expect(said('CLOCK_SKEW', { measured: 431 })).toBe('Device clock 7 min 11 s ahead');
    expect(said('CLOCK_SKEW', { measured: -431 })).toBe('Device clock 7 min 11 s behind');
    expect(said('LATE_SYNC', { measured: 1260 })).toBe('Arrived 11, synced 21 min 00 s later');
    expect(said('OUT_OF_SEQUENCE', { measured: 40 })).toBe(
      'Arrived 11, recorded 40 s before the event that came first',
    );
    expect(said('MISSING_LOCATION')).toBe('Arrived 11, no location');
    expect(said('MISSING_LOCATION', { measured: 2400 })).toBe('Arrived 11, the place may be 2.4 km off');
    expect(said('AFTER_LOGOUT', { measured: 20 })).toBe('Arrived 11, synced after the logout');
    expect(said('BAD_SIGNATURE', { problem: 'missing' })).toBe('Arrived 11, signature missing');
  });

  it('says what was sent and in which state, for a refused move', () => {
    const rejected = {
      id: 'x',
      reason: 'illegal_transition',
      message: 'Cannot complete from SUSPENDED',
      attempts: 1,
      received_ms: 1,
      payload: { event_type: 'ROUTE_COMPLETED' },
    };
    const item = sampleItem('REJECTED_TRANSITION', {}, { event: null, kind: 'rejected_event', rejected });
    expect(headline(item, english)).toBe('Route completed sent while Suspended');
  });

  it('still says something when the evidence is missing or makes no sense', () => {
    expect(said('GEOFENCE_MISS', { measured: 'far' })).toBe('Arrived 11, outside the stop’s radius');
    expect(said('LATE_SYNC')).toBe('Arrived 11, synced late');
  });

  it('speaks Dutch', () => {
    const item = sampleItem('LATE_SYNC', { measured: 65 });
    expect(headline(item, dutch)).toBe('Aangekomen 11, 1 min 05 s later gesynchroniseerd');
  });

  it('accuses nobody, in either language', () => {
    const reasons = ['GEOFENCE_MISS', 'IMPOSSIBLE_SPEED', 'CLOCK_SKEW', 'AFTER_LOGOUT', 'BAD_SIGNATURE'];
    for (const reason of reasons) {
      for (const language of [english, dutch]) {
        const words = headline(sampleItem(reason), language);
        expect(words).not.toMatch(/fake|fraud|cheat|lied|violation|fraude|vals|overtreding/i);
      }
    }
  });
});
