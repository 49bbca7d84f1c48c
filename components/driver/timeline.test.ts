import { expect, test } from 'vitest';
import { at, sampleEvent } from './sample-events.ts';
import { timeline } from './timeline.ts';

const late = (seq: number, syncedAt: number) =>
  sampleEvent({ seq, recordedAt: syncedAt - 600_000 + seq * 1000, lagMs: 600_000 - seq * 1000 });

test('events stand newest first by the order of the server, not by the clock of the device', () => {
  const behind = sampleEvent({ seq: 2, recordedAt: at(0) });
  const ahead = sampleEvent({ seq: 1, recordedAt: at(900) });
  const order = timeline([ahead, behind]).map((group) => group.kind === 'event' && group.event.seq);
  expect(order).toEqual([2, 1]);
});

test('late neighbours that synced together form one burst', () => {
  const groups = timeline([
    late(1, at(3600)),
    late(2, at(3610)),
    sampleEvent({ seq: 3, recordedAt: at(3700) }),
  ]);
  expect(groups.map(({ kind }) => kind)).toEqual(['event', 'burst']);
  const burst = groups[1];
  expect(burst?.kind === 'burst' && burst.events.map(({ seq }) => seq)).toEqual([2, 1]);
  expect(burst?.kind === 'burst' && burst.syncedAt).toBe(at(3610));
});

test('late events that synced at different times stay apart', () => {
  const groups = timeline([late(1, at(3600)), late(2, at(4600))]);
  expect(groups).toMatchObject([
    { kind: 'event', offline: true, event: { seq: 2 } },
    { kind: 'event', offline: true, event: { seq: 1 } },
  ]);
});

test('an event on time between two late ones splits the burst', () => {
  const groups = timeline([
    late(1, at(3600)),
    sampleEvent({ seq: 2, recordedAt: at(3600) }),
    late(3, at(3605)),
  ]);
  expect(groups.map(({ kind }) => kind)).toEqual(['event', 'event', 'event']);
});

test('a device whose clock runs ahead was not offline', () => {
  expect(timeline([sampleEvent({ seq: 1, lagMs: -500_000 })])).toMatchObject([
    { kind: 'event', offline: false },
  ]);
});

test('a batch without events has an empty timeline', () => {
  expect(timeline([])).toEqual([]);
});
