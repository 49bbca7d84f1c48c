'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Replay } from '#lib/audit/replay.ts';

/** So many times as fast as it was. */
export const SPEEDS = ['60', '300', '1200'] as const;
export type Speed = (typeof SPEEDS)[number];

export type Playback = {
  readonly runs: boolean;
  /** Stops, or goes on; from the end it begins anew. */
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
};

const TICK_MS = 100;

/** Lets the time of a replay run until its end. */
export function usePlayback(replay: Replay | null, at: number, onAt: (at: number) => void): Playback {
  const [speed, setSpeed] = useState<Speed>('300');
  const [playing, setPlaying] = useState(false);
  const runs = playing && replay !== null && at < replay.to;
  const tick = useEffectEvent(() => {
    if (replay !== null) onAt(Math.min(at + TICK_MS * Number(speed), replay.to));
  });
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [runs]);
  return {
    runs,
    toggle: () => {
      if (!runs && replay !== null && at >= replay.to) onAt(replay.from);
      setPlaying(!runs);
    },
    stop: () => setPlaying(false),
    speed,
    setSpeed,
  };
}
