import { createLoader } from 'nuqs/server';
import { describe, expect, it } from 'vitest';
import { WHOLE_LOG } from '#lib/audit/log-filter.ts';
import { auditAddress, auditParams, filterOf, paramsOf } from './search-params.ts';

const load = createLoader(auditParams);
const ID = '0191e2a4-7d3b-7c11-8a53-1f2e3d4c5b6a';

describe('the address of the log', () => {
  it('shows everything when it says nothing, or nothing it knows', () => {
    expect(filterOf(load(''))).toEqual(WHOLE_LOG);
    expect(filterOf(load('?show=secret&event=FLEW&act=nap&who=me&from=2026-02-30&to=now'))).toEqual(
      WHOLE_LOG,
    );
  });

  it('comes back the same after a round trip', () => {
    const filter = {
      part: 'actions',
      types: [],
      actions: ['override', 'force_logout'],
      actorId: ID,
      driverId: null,
      batchId: ID,
      from: '2026-03-28',
      to: '2026-03-29',
      text: 'road closed',
    } as const;
    expect(filterOf(load(auditAddress('', paramsOf(filter))))).toEqual(filter);
  });

  it('keeps acts when a hand-written address also asks for events, as nothing is both', () => {
    const filter = filterOf(load('?event=ROUTE_STARTED&act=override'));
    expect([filter.types, filter.actions]).toEqual([[], ['override']]);
  });
});
