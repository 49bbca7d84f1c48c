'use client';

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { eventTimeBeside, type Replay, type ReplayBasis } from '#lib/audit/replay.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { SPEEDS, type Playback } from './use-playback.ts';

type ReplayPlayerProps = {
  readonly replay: Replay;
  readonly basis: ReplayBasis;
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly playback: Playback;
};

/** Steps from event to event, or lets the time run. */
export function ReplayPlayer({ replay, basis, at, onAt, playback }: ReplayPlayerProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const { runs, toggle, stop, speed, setSpeed } = playback;
  const step = (way: 1 | -1) => {
    stop();
    onAt(eventTimeBeside(replay, basis, at, way));
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      <output className="mr-2 font-semibold">{clockSeconds(at, timeZone)}</output>
      <Button variant="quiet" icon aria-label={t('audit.replay.previous')} onClick={() => step(-1)}>
        <SkipBack aria-hidden />
      </Button>
      <Button icon aria-label={runs ? t('audit.replay.pause') : t('audit.replay.play')} onClick={toggle}>
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
