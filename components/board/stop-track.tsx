import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type StopTrackProps = {
  readonly status: DriverStatus;
  /** Zero-based position of the current stop; equal to `stopCount` when every stop is done. */
  readonly stopIndex: number;
  readonly stopCount: number;
  /** Zero-based positions of stops reached late. */
  readonly lateStops: readonly number[];
  /** Marks the next four stops as at risk. */
  readonly atRisk: boolean;
};

/** One block a stop: done, current (tall, in the colour of the status), to come; underlined when late or at risk. */
export const StopTrack = memo(function StopTrack(props: StopTrackProps) {
  const { status, stopIndex, stopCount, lateStops, atRisk } = props;
  const done = status === 'COMPLETED' ? stopCount : Math.min(stopIndex, stopCount);
  const late = new Set(lateStops);
  const { t } = useLanguage();
  const words = t('board.stopsDone', { done, count: stopCount, late: late.size });
  return (
    <span
      role="img"
      aria-label={words}
      className="flex h-2.5 min-w-0 flex-auto items-center gap-px max-sm:h-2"
    >
      {Array.from({ length: stopCount }, (_, position) => {
        const current = position === done && status !== 'COMPLETED';
        const underlined = late.has(position) || (atRisk && position > done && position <= done + 3);
        return (
          <i
            key={position}
            // Of the one block in its colour: the others would inherit it anew with each change.
            data-status={current ? status : undefined}
            className={cx(
              'min-w-px flex-1',
              current ? 'bg-st-f h-2.5 max-sm:h-2' : 'h-1.5 max-sm:h-[5px]',
              !current && (position < done ? 'bg-done-c' : 'bg-line'),
              underlined && !current && 'late-mark',
            )}
          />
        );
      })}
    </span>
  );
});
