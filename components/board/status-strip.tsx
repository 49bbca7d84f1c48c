'use client';

import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import { useCounts } from '#lib/fleet/use-fleet.ts';
import { useStable } from '#components/ui/use-stable.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { MixBar } from './mix-bar.tsx';
import { StatusGlyph } from './status-glyph.tsx';

type StatusStripProps = {
  readonly pressed: readonly DriverStatus[];
  readonly onToggle: (status: DriverStatus) => void;
};

/** How the fleet is spread over the states, and a filter for each. */
export function StatusStrip({ pressed, onToggle }: StatusStripProps) {
  const counts = useCounts();
  const { t } = useLanguage();
  const toggle = useStable(onToggle);
  return (
    <div className="min-w-0 px-4 pt-3.5 pb-2 max-sm:px-0 max-sm:pt-3 max-sm:pb-1">
      <div className="max-sm:mx-4">
        <MixBar counts={counts} />
      </div>
      <div
        role="group"
        aria-label={t('board.filterByState')}
        className="-mx-2 flex gap-0.5 max-xl:-mx-1.5 max-sm:mx-0 max-sm:[scrollbar-width:none] max-sm:overflow-x-auto max-sm:px-2"
      >
        {DRIVER_STATUSES.map((status) => (
          <StatusCount
            key={status}
            status={status}
            count={counts[status]}
            pressed={pressed.includes(status)}
            onToggle={toggle}
          />
        ))}
      </div>
    </div>
  );
}

type StatusCountProps = {
  readonly status: DriverStatus;
  readonly count: number;
  readonly pressed: boolean;
  readonly onToggle: (status: DriverStatus) => void;
};

/** Renders when its own number has changed. */
const StatusCount = memo(function StatusCount({ status, count, pressed, onToggle }: StatusCountProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={t('board.statusCount', { status: t(`status.${status}`), count })}
      title={t(`status.${status}`)}
      onClick={() => onToggle(status)}
      className={cx(
        'focus-inset rounded-ctl text-ink-2 hover:bg-surface-3 flex h-7 items-center gap-[7px] px-2 whitespace-nowrap',
        'max-xl:text-12 max-sm:text-14 max-xl:gap-[5px] max-xl:px-1.5 max-sm:h-11 max-sm:min-w-11 max-sm:flex-none',
        'aria-pressed:bg-accent-tint aria-pressed:text-ink aria-pressed:ring-accent-line aria-pressed:ring aria-pressed:ring-inset',
      )}
    >
      <StatusGlyph status={status} />
      <b className="text-14 text-ink max-xl:text-13 font-semibold">{count}</b>
      <span className="max-lg:hidden">{t(`status.${status}`)}</span>
    </button>
  );
});
