'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { eventTimeBeside, type Replay, type ReplayBasis, momentAt } from '#lib/audit/replay.ts';
import { clockSeconds, clockTime } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ReplayTrackProps = {
  readonly replay: Replay;
  readonly basis: ReplayBasis;
  readonly at: number;
  readonly onAt: (at: number) => void;
  /** Lets the time run, or stops it. */
  readonly onPlay: () => void;
  readonly reference: string;
};

const LATE_MS = 120_000;
const STEP = 10_000;
const PAGE = 300_000;
const MARKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** State bands, when each event was recorded and when it came in, and the time that is looked at. */
export function ReplayTrack({ replay, basis, at, onAt, onPlay, reference }: ReplayTrackProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const { from, to, bands, events } = replay;
  const percent = (time: number) => ((time - from) / (to - from)) * 100;
  const set = (time: number) => onAt(Math.min(Math.max(time, from), to));
  const late = events.filter(({ recordedAt, syncedAt }) => syncedAt - recordedAt > LATE_MS).length;
  const status = t(`status.${momentAt(replay, basis, at).status}`);
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    set(from + ((clientX - left) / width) * (to - from));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: at - STEP,
      ArrowRight: at + STEP,
      PageUp: at + PAGE,
      PageDown: at - PAGE,
      Home: from,
      End: to,
      ',': eventTimeBeside(replay, basis, at, -1),
      '.': eventTimeBeside(replay, basis, at, 1),
    };
    const goal = goals[event.key];
    const plays = event.key === ' ';
    if ((goal === undefined && !plays) || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (goal !== undefined) set(goal);
    else if (!event.repeat) onPlay();
  };
  return (
    <div className="relative pt-4">
      <div
        role="img"
        aria-label={t('audit.replay.picture', {
          reference,
          from: clockTime(from, timeZone),
          to: clockTime(to, timeZone),
          count: events.length,
          late,
        })}
        className="bg-surface-3 flex h-[22px] gap-px overflow-hidden"
      >
        {bands.map((band) => (
          <span
            key={band.from}
            data-status={band.status}
            style={{ flexGrow: band.to - band.from, flexBasis: 0 }}
            className="bg-st-f grid min-w-0 place-items-center overflow-hidden"
            title={`${t(`status.${band.status}`)} ${clockSeconds(band.from, timeZone)}`}
          >
            {percent(band.to) - percent(band.from) > 4 && (
              <span className="bg-surface grid size-4 place-items-center rounded-full">
                <StatusGlyph status={band.status} size={12} />
              </span>
            )}
          </span>
        ))}
      </div>
      <svg aria-hidden viewBox="0 0 100 30" preserveAspectRatio="none" className="block h-[30px] w-full">
        {events.map((event) => {
          const isLate = event.syncedAt - event.recordedAt > LATE_MS;
          const [recorded, synced] = [percent(event.recordedAt), percent(event.syncedAt)];
          return (
            <path
              key={event.seq}
              d={`M${recorded} 2V10L${synced} 20V28`}
              fill="none"
              vectorEffect="non-scaling-stroke"
              strokeWidth={isLate ? 1.5 : 1}
              className={isLate ? 'stroke-late-c' : 'stroke-ink-3'}
            />
          );
        })}
      </svg>
      <div className="text-11 text-ink-3 flex justify-between">
        {MARKS.map((part) => (
          <span key={part}>{clockTime(from + part * (to - from), timeZone)}</span>
        ))}
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('audit.replay.playhead')}
        aria-valuemin={0}
        aria-valuemax={Math.round((to - from) / 1000)}
        aria-valuenow={Math.round((at - from) / 1000)}
        aria-valuetext={t('audit.replay.playheadAt', { time: clockSeconds(at, timeZone), status })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) point(event);
        }}
        className="absolute inset-x-0 top-0 h-[70px] cursor-ew-resize touch-none"
      >
        <span
          aria-hidden
          className="bg-accent absolute inset-y-0 w-0.5 -translate-x-1/2"
          style={{ left: `${percent(at)}%` }}
        />
      </div>
    </div>
  );
}
