import { createLoader } from 'nuqs/server';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '#lib/review/queue-filter.ts';
import { filterOf, paramsOf, reviewAddress, reviewParams } from './search-params.ts';

const load = createLoader(reviewParams);
const NOTHING = { tab: 'open', ...NO_FILTER, group: null } as const;

describe('the address of the queue', () => {
  it('shows what is open when it says nothing, or nothing it knows', () => {
    expect(filterOf(load(''))).toEqual(NOTHING);
    expect(filterOf(load('?tab=closed&flag=FAKE&risk=9&claim=me2&group=depot&driver=me&batch='))).toEqual(
      NOTHING,
    );
  });

  it('comes back the same after a round trip', () => {
    const filter = {
      tab: 'follow_up',
      reasons: ['GEOFENCE_MISS', 'BREAK_GLASS'],
      risk: 3,
      driverId: '0191e2a4-7d3b-7c11-8a53-1f2e3d4c5b6a',
      batchId: null,
      claim: 'nobody',
      overdue: true,
      group: 'driver',
    } as const;
    expect(filterOf(load(reviewAddress('', paramsOf(filter))))).toEqual(filter);
  });

  it('touches only what changes, and drops what is empty', () => {
    expect(paramsOf({ reasons: [] })).toEqual({ flag: null });
    expect(paramsOf({ overdue: false })).toEqual({ overdue: null });
  });
});
