'use client';

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { eventTimeBeside, type Replay, type ReplayBasis } from '#lib/audit/replay.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ReplayPlayerProps = {
  readonly replay: Replay;
  readonly basis: ReplayBasis;
  readonly at: number;
  readonly onAt: (at: number) => void;
};

const SPEEDS = ['60', '300', '1200'] as const;
const TICK_MS = 100;

/** Steps from event to event, or lets the time run. */
export function ReplayPlayer({ replay, basis, at, onAt }: ReplayPlayerProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('300');
  const [playing, setPlaying] = useState(false);
  const runs = playing && at < replay.to;
  const tick = useEffectEvent(() => onAt(Math.min(at + TICK_MS * Number(speed), replay.to)));
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [runs]);
  const step = (way: 1 | -1) => {
    setPlaying(false);
    onAt(eventTimeBeside(replay, basis, at, way));
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      <output className="mr-2 font-semibold">{clockSeconds(at, timeZone)}</output>
      <Button variant="quiet" icon aria-label={t('audit.replay.previous')} onClick={() => step(-1)}>
        <SkipBack aria-hidden />
      </Button>
      <Button
        icon
        aria-label={runs ? t('audit.replay.pause') : t('audit.replay.play')}
        onClick={() => {
          if (!runs && at >= replay.to) onAt(replay.from);
          setPlaying(!runs);
        }}
      >
        {runs ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <Button variant="quiet" icon aria-label={t('audit.replay.next')} onClick={() => step(1)}>
        <SkipForward aria-hidden />
      </Button>
      <Segmented
        label={t('audit.replay.speed')}
        value={speed}
        options={SPEEDS.map((value) => {
          const name = t('audit.replay.times', { speed: Number(value) });
          return { value, name, face: name };
        })}
        onChange={setSpeed}
      />
    </div>
  );
}
