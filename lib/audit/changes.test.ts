import { expect, it } from 'vitest';
import { changesOf, isChanged } from './changes.ts';

it('lists what changed before what stayed', () => {
  const changes = changesOf(
    { status: 'AT_STOP', stop_index: 6, place: 'depot' },
    { status: 'SUSPENDED', stop_index: 6, seq: 38 },
  );
  expect(changes).toEqual([
    { name: 'status', before: 'AT_STOP', after: 'SUSPENDED' },
    { name: 'seq', before: null, after: '38' },
    { name: 'stop_index', before: '6', after: '6' },
    { name: 'place', before: 'depot', after: 'depot' },
  ]);
  expect(changes.map(isChanged)).toEqual([true, true, false, false]);
});

it('takes what is no record as it is', () => {
  expect(changesOf(null, undefined)).toEqual([]);
  expect(changesOf({ role: 'viewer' }, null)).toEqual([{ name: 'role', before: 'viewer', after: null }]);
  expect(changesOf(null, 'all')).toEqual([{ name: 'value', before: null, after: 'all' }]);
  expect(changesOf({ list: [1] }, { list: [1, 2] })).toEqual([
    { name: 'list', before: '[1]', after: '[1,2]' },
  ]);
});
