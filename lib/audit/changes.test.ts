import { expect, it } from 'vitest';
import { changesOf, isChanged } from './changes.ts';

it('lists what changed before what stayed', () => {
  const changes = changesOf(
    { status: 'AT_STOP', stop_index: 6, gone: true },
    { status: 'SUSPENDED', stop_index: 6, seq: 38 },
  );
  expect(changes).toEqual([
    { name: 'status', before: 'AT_STOP', after: 'SUSPENDED' },
    { name: 'gone', before: 'true', after: null },
    { name: 'seq', before: null, after: '38' },
    { name: 'stop_index', before: '6', after: '6' },
  ]);
  expect(changes.map(isChanged)).toEqual([true, true, true, false]);
});

it('takes what is no record as it is', () => {
  expect(changesOf(null, undefined)).toEqual([]);
  expect(changesOf(null, 'all')).toEqual([{ name: 'value', before: null, after: 'all' }]);
  expect(changesOf({ list: [1] }, { list: [1, 2] })).toEqual([
    { name: 'list', before: '[1]', after: '[1,2]' },
  ]);
});
