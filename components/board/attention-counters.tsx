'use client';

import type { AttentionFilter } from '#lib/fleet/board-view.ts';
import { useAttentionCounts, useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { openReviews } from '#lib/fleet/what-waits.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type AttentionCountersProps = {
  readonly pressed: AttentionFilter | null;
  readonly suspendedOnly: boolean;
  readonly onToggle: (filter: AttentionFilter) => void;
  readonly onToggleSuspended: () => void;
};

const button =
  'focus-inset flex min-w-28 flex-col justify-center gap-0.5 border-l px-4 first:border-l-0 hover:bg-surface-2 aria-pressed:bg-accent-tint max-xl:min-w-24 max-xl:px-3 max-md:min-h-[60px] max-md:first:pl-4 max-sm:min-w-0 max-sm:justify-start max-sm:py-2 max-sm:pr-1.5';

/** What asks for a person, counted; each counter filters the list. */
export function AttentionCounters({
  pressed,
  suspendedOnly,
  onToggle,
  onToggleSuspended,
}: AttentionCountersProps) {
  const { late, silent, flags, suspended } = useAttentionCounts();
  const { settings } = useFleetMeta();
  const { lateAfterMin, silentAfterMin } = settings;
  const { value: reviews } = useReading(openReviews(useFleetSource()));
  const overdue = reviews?.overdue ?? 0;
  // As the navigation counts: an event with two flags is one to decide on.
  const flagged = reviews?.open ?? flags;
  const { t } = useLanguage();
  const counters = [
    { filter: 'late', count: late, label: t('board.lateOver', { minutes: lateAfterMin }), alarm: null },
    {
      filter: 'silent',
      count: silent,
      label: t('board.silentOver', { minutes: silentAfterMin }),
      alarm: null,
    },
    {
      filter: 'flags',
      count: flagged,
      label: t('board.flagsOpen'),
      alarm: overdue === 0 ? null : t('board.pastSla', { count: overdue }),
    },
  ] as const;
  return (
    <div
      role="group"
      aria-label={t('board.needsAttention')}
      className="flex border-l max-md:grid max-md:grid-cols-4 max-md:border-t max-md:border-l-0"
    >
      {counters.map(({ filter, count, label, alarm }) => (
        <button
          key={filter}
          type="button"
          aria-pressed={pressed === filter}
          onClick={() => onToggle(filter)}
          className={button}
        >
          <Figure count={count} label={label} alarm={alarm} />
        </button>
      ))}
      <button type="button" aria-pressed={suspendedOnly} onClick={onToggleSuspended} className={button}>
        <Figure count={suspended} label={t('status.SUSPENDED')} />
      </button>
    </div>
  );
}

type FigureProps = { readonly count: number; readonly label: string; readonly alarm?: string | null };

function Figure({ count, label, alarm = null }: FigureProps) {
  return (
    <>
      <span className="flex items-baseline gap-2">
        <b className="text-20 leading-6 font-semibold max-sm:leading-5">{count}</b>
        {alarm !== null && (
          <span className="text-12 text-danger-t font-semibold whitespace-nowrap max-lg:hidden">{alarm}</span>
        )}
      </span>
      <span className="text-12 text-ink-3 max-sm:text-11 whitespace-nowrap max-sm:leading-3.5 max-sm:whitespace-normal">
        {label}
      </span>
    </>
  );
}
