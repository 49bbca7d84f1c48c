import { expect, test } from 'vitest';
import { builtOnce, wireFrame } from './wire-frame.ts';

test.each([
  { length: 0, header: [0x82, 0] },
  { length: 125, header: [0x82, 125] },
  { length: 126, header: [0x82, 126, 0, 126] },
  { length: 65_535, header: [0x82, 126, 0xff, 0xff] },
  { length: 65_536, header: [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0] },
])('$length bytes get the header that RFC 6455 wants', ({ length, header }) => {
  const frame = wireFrame('binary', Buffer.alloc(length, 7));
  expect([...frame.subarray(0, header.length)]).toEqual(header);
  expect(frame.subarray(header.length).equals(Buffer.alloc(length, 7))).toBe(true);
});

test('a text frame counts bytes, not characters', () => {
  expect(wireFrame('text', 'é')).toEqual(Buffer.from([0x81, 2, 0xc3, 0xa9]));
});

test('a fan-out builds the frame of a version once, also when there is none', () => {
  const asked: string[] = [];
  const frameOf = builtOnce((version) => {
    asked.push(version);
    return version === '1.0.0' ? null : wireFrame('text', version);
  });
  const frames = [frameOf('2.0.0'), frameOf('1.0.0'), frameOf('2.0.0'), frameOf('1.0.0')];
  expect(frames[0]).toBe(frames[2]);
  expect(frames[3]).toBeNull();
  expect(asked).toEqual(['2.0.0', '1.0.0']);
});
