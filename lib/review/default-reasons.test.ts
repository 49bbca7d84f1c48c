import { describe, expect, it } from 'vitest';
import { defaultReason } from './default-reasons.ts';

const reason = (code: string, requiresNote = false) => ({ code, requiresNote });

describe('defaultReason', () => {
  const dismissals = [reason('position_inaccurate'), reason('device_clock_wrong'), reason('other', true)];

  it('is the usual one for the flag', () => {
    expect(defaultReason('dismiss', 'CLOCK_SKEW', dismissals)).toBe('device_clock_wrong');
  });

  it('is the first that asks for no note where the workspace does not have the usual one', () => {
    expect(defaultReason('dismiss', 'LATE_SYNC', dismissals)).toBe('position_inaccurate');
    expect(defaultReason('confirm', 'LATE_SYNC', [reason('other', true), reason('as_flagged')])).toBe(
      'as_flagged',
    );
  });

  it('never accuses by itself: a reason that asks for a note has to be chosen', () => {
    expect(defaultReason('confirm', 'GEOFENCE_MISS', [reason('suspected_fraud', true)])).toBeNull();
  });
});
