import { expect, test } from 'vitest';
import { decodeUserBroadcastPush, encodeUserBroadcast } from './user-broadcast-frames.ts';

const pushed = Buffer.concat([Buffer.from([3, 1, 1, 13, 2, 0, 1]), Buffer.from('68realtime:roomhi{"a":1}')]);
const broadcast = {
  topic: 'realtime:room',
  event: 'hi',
  meta: '',
  encoding: 'json',
  payload: Buffer.from('{}'),
} as const;

test('a push of kind 3 is taken apart', () => {
  const { payload, ...rest } = decodeUserBroadcastPush(pushed) ?? {};
  expect(rest).toEqual({ joinRef: '6', ref: '8', topic: 'realtime:room', event: 'hi', encoding: 'json' });
  expect(String(payload)).toBe('{"a":1}');
});

test('a push that ends before its names do is no push', () => {
  const namesEnd = pushed.indexOf('{');
  for (const length of pushed.subarray(0, namesEnd).keys())
    expect(decodeUserBroadcastPush(pushed.subarray(0, length))).toBeNull();
  expect(decodeUserBroadcastPush(pushed.subarray(0, namesEnd))?.payload).toHaveLength(0);
});

test('a broadcast of kind 4 is put together', () => {
  const frame = encodeUserBroadcast({ ...broadcast, meta: '{"id":1}' });
  expect(frame).toEqual(
    Buffer.concat([Buffer.from([4, 13, 2, 8, 1]), Buffer.from('realtime:roomhi{"id":1}{}')]),
  );
});

test('sizes count bytes, and what is longer than a size byte can say is not sent', () => {
  expect(encodeUserBroadcast({ ...broadcast, event: 'é' })?.[2]).toBe(2);
  expect(encodeUserBroadcast({ ...broadcast, event: 'é'.repeat(127) })).not.toBeNull();
  expect(encodeUserBroadcast({ ...broadcast, event: 'é'.repeat(128) })).toBeNull();
});
