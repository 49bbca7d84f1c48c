import { describe, expect, it } from 'vitest';
import { createLoader } from 'nuqs/server';
import { DEFAULT_VIEW } from '#lib/fleet/board-view.ts';
import {
  boardAddress,
  boardParams,
  lookOf,
  paramsOf,
  paramsOfSaved,
  savedQueryOf,
  viewOf,
} from './search-params.ts';

const load = createLoader(boardParams);

describe('the address of the board', () => {
  it('shows everything, latest first, when it says nothing', () => {
    expect(viewOf(load(''))).toEqual(DEFAULT_VIEW);
  });

  it('carries filters, search and sort', () => {
    expect(
      viewOf(
        load(
          '?state=DELAYED,SUSPENDED&depot=Delft,Spaanse%20Polder&shift=day&attention=late&q=van%20dijk&sort=driver&dir=asc',
        ),
      ),
    ).toEqual({
      statuses: ['DELAYED', 'SUSPENDED'],
      depots: ['Delft', 'Spaanse Polder'],
      shifts: ['day'],
      attention: 'late',
      search: 'van dijk',
      sort: { column: 'driver', direction: 'asc' },
    });
  });

  it('does not trip over values it does not know', () => {
    expect(viewOf(load('?state=FLYING&shift=dawn&attention=bored&sort=shoe_size&dir=sideways'))).toEqual(
      DEFAULT_VIEW,
    );
  });

  it('comes back the same after a round trip', () => {
    const view = {
      ...DEFAULT_VIEW,
      statuses: ['AT_STOP'] as const,
      search: 'a&b=c',
      attention: 'flags' as const,
    };
    expect(viewOf(load(boardAddress('/board', paramsOf(view)).slice('/board'.length)))).toEqual(view);
  });
});

describe('paramsOf', () => {
  it('touches only what changes, and drops what is empty', () => {
    expect(paramsOf({ statuses: [] })).toEqual({ state: null });
    expect(paramsOf({ depots: ['Delft'], shifts: [] })).toEqual({ depot: ['Delft'], shift: null });
    expect(paramsOf({ search: '' })).toEqual({ q: null });
    expect(paramsOf({ attention: 'silent' })).toEqual({ attention: 'silent' });
  });
});

describe('a saved view', () => {
  const full = '?w=7&batch=b&state=DELAYED&q=van%20dijk&sort=driver&dir=asc&hide=plan,batch&view=map';

  it('keeps filters, sort, columns and layout, not the workspace or the open panel', () => {
    const kept = load(`?${savedQueryOf(load(full))}`);
    expect(kept).toMatchObject({ w: null, batch: null, state: ['DELAYED'], q: 'van dijk' });
    expect(lookOf(kept, ['flags'])).toEqual({ hidden: ['batch', 'plan'], layout: 'map' });
    expect(lookOf(load('?view=map'), ['flags'])).toEqual({ hidden: ['flags'], layout: 'map' });
  });

  it('is the same text however the address was put together', () => {
    expect(savedQueryOf(load('?hide=plan,batch&q=a'))).toBe(savedQueryOf(load('?q=a&hide=batch,plan')));
    expect(savedQueryOf(load('?shift=night,day&depot=B,A'))).toBe(
      savedQueryOf(load('?depot=A,B&shift=day,night')),
    );
    expect(savedQueryOf(load('?view=table&sort=lateness'))).toBe('');
  });

  it('resets whatever it does not name, and survives what it does not know', () => {
    expect(paramsOfSaved('q=a&hide=shoe&boo=1')).toEqual(paramsOfSaved('q=a'));
    expect(paramsOfSaved('')).toMatchObject({ state: [], attention: null, q: '', hide: [], view: 'table' });
    expect(paramsOfSaved('')).not.toHaveProperty('w');
  });
});
