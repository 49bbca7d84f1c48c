'use client';

import { memo } from 'react';
import type { AttentionFilter, BoardView } from '#lib/fleet/board-view.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { AttentionCounters } from './attention-counters.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type BoardSummaryProps = {
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
};

/** The whole fleet above the list: how it is spread, and what asks for a person. Everything here filters. */
export const BoardSummary = memo(function BoardSummary({ view, onView }: BoardSummaryProps) {
  const { statuses, attention } = view;
  const { t } = useLanguage();
  const toggleStatus = (status: DriverStatus) =>
    onView({
      statuses: statuses.includes(status)
        ? statuses.filter((other) => other !== status)
        : [...statuses, status],
    });
  const toggleAttention = (filter: AttentionFilter) =>
    onView({ attention: attention === filter ? null : filter });
  const suspendedOnly = statuses.length === 1 && statuses[0] === 'SUSPENDED';
  return (
    <section
      aria-label={t('board.summary')}
      className="bg-surface grid flex-none grid-cols-[minmax(0,1fr)_auto] border-b max-md:grid-cols-[minmax(0,1fr)]"
    >
      <StatusStrip pressed={statuses} onToggle={toggleStatus} />
      <AttentionCounters
        pressed={attention}
        suspendedOnly={suspendedOnly}
        onToggle={toggleAttention}
        onToggleSuspended={() => onView({ statuses: suspendedOnly ? [] : ['SUSPENDED'] })}
      />
    </section>
  );
});
