import { expect, it } from 'vitest';
import { clockSeenAt, delayOf, offsetOf, UNKNOWN_CLOCK, withMessage, withRoundTrip } from './server-clock.ts';

const AHEAD = 3_600_000;

it('knows nothing before the first answer', () => {
  expect(delayOf(UNKNOWN_CLOCK)).toBeNull();
  expect(offsetOf(UNKNOWN_CLOCK)).toBe(0);
});

it('takes the offset from the shortest round trip that carries the server’s time', () => {
  let clock = withRoundTrip(UNKNOWN_CLOCK, 1000, 1500, 1000 + AHEAD);
  clock = withRoundTrip(clock, 2000, 2020, 2010 + AHEAD);
  clock = withRoundTrip(clock, 3000, 3900, 3890 + AHEAD);
  expect(offsetOf(clock)).toBe(AHEAD);
});

it('measures a message’s delay against that offset', () => {
  let clock = withRoundTrip(UNKNOWN_CLOCK, 0, 20, 10 - AHEAD);
  for (const delay of [30, 900, 40]) clock = withMessage(clock, 5000 - AHEAD, 5000 + delay);
  expect(delayOf(clock)).toBe(40);
});

it('without the server’s time takes the fastest message to have needed half a round trip', () => {
  let clock = withRoundTrip(UNKNOWN_CLOCK, 0, 20, null);
  for (const delay of [100, 15, 60]) clock = withMessage(clock, 1000 + AHEAD, 1000 + delay);
  expect(delayOf(clock)).toBe(10);
  clock = withMessage(clock, 2000 + AHEAD, 2055);
  expect(offsetOf(clock)).toBe(AHEAD - 5);
});

it('never shows a negative or absurd delay, whichever clock is wrong', () => {
  for (const skew of [-AHEAD, AHEAD]) {
    let clock = UNKNOWN_CLOCK;
    for (let time = 0; time < 10; time += 1) clock = withMessage(clock, time * 100 + skew, time * 100 + 50);
    expect(delayOf(clock)).toBe(0);
  }
});

it('ignores a round trip during which the clock was set back', () => {
  expect(withRoundTrip(UNKNOWN_CLOCK, 1000, 500, 700)).toBe(UNKNOWN_CLOCK);
});

it('sees from a page of the future that our clock is behind, and believes the first message more', () => {
  const clock = clockSeenAt(1000, 1000 + AHEAD);
  expect(offsetOf(clock)).toBe(AHEAD);
  expect(offsetOf(withMessage(clock, 2000 + AHEAD + 400, 2000))).toBe(AHEAD + 400);
  expect(clockSeenAt(1000, 900)).toBe(UNKNOWN_CLOCK);
});
