'use client';

import { ArrowUp } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { QUEUE_TABS, type QueueFilter, type QueueTab } from '#lib/review/queue-filter.ts';
import type { ReviewCounts } from '#lib/review/review-answers.ts';
import { RISK_NAMES, type ReviewItem } from '#lib/review/review-item.ts';
import { FilterMenu } from './filter-menu.tsx';

type QueueHeadProps = {
  readonly filter: QueueFilter;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly counts: ReviewCounts | undefined;
  /** Any review on screen: it knows the names behind a driver or batch filter. */
  readonly sample: ReviewItem | undefined;
  readonly waiting: number;
  readonly onSettle: () => void;
};

/** Title, tabs with their counts, what narrows the list, and what waits to be shown. */
export function QueueHead({ filter, onFilter, counts, sample, waiting, onSettle }: QueueHeadProps) {
  const { t } = useLanguage();
  return (
    <header className="flex-none border-b px-4 pt-2.5">
      <div className="flex items-center gap-1">
        <h1 className="text-16 flex-1 font-semibold">{t('review.title')}</h1>
        <FilterMenu filter={filter} onFilter={onFilter} counts={counts} />
      </div>
      <nav
        aria-label={t('review.tabs')}
        className="-mx-1 flex h-9 [scrollbar-width:none] gap-1 overflow-x-auto max-sm:h-11"
      >
        {QUEUE_TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={filter.tab === tab ? 'page' : undefined}
            onClick={() => onFilter({ tab })}
            className="text-ink-2 focus-inset aria-[current]:border-accent aria-[current]:text-ink flex flex-none items-center gap-1 border-b-2 border-transparent px-1 font-medium aria-[current]:font-semibold"
          >
            {t(`review.tab.${tab}`)}
            {countOf(counts, tab) !== null && (
              <span className="text-ink-3 font-normal">{countOf(counts, tab)}</span>
            )}
          </button>
        ))}
      </nav>
      <Chips filter={filter} onFilter={onFilter} sample={sample} />
      {waiting > 0 && (
        <div className="pb-2">
          <Button size="sm" className="w-full" onClick={onSettle}>
            <ArrowUp aria-hidden className="size-3.5" />
            {t('review.waiting', { count: waiting })}
          </Button>
        </div>
      )}
    </header>
  );
}

function countOf(counts: ReviewCounts | undefined, tab: QueueTab): number | null {
  if (counts === undefined) return null;
  const known = { open: counts.open, mine: counts.mine, follow_up: counts.followUp, snoozed: counts.snoozed };
  return tab === 'done' ? null : known[tab];
}

function Chips({ filter, onFilter, sample }: Pick<QueueHeadProps, 'filter' | 'onFilter' | 'sample'>) {
  const { t } = useLanguage();
  const { reasons, risk, driverId, batchId, claim, overdue } = filter;
  const reasonWords = reasons.map((reason) => t(`review.kind.${reason}`)).join(', ');
  const chips = [
    reasons.length > 0 && { label: t('review.filter.reason'), value: reasonWords, off: { reasons: [] } },
    risk !== null && {
      label: t('review.filter.risk'),
      value: t(`review.risk.${RISK_NAMES[risk]}`),
      off: { risk: null },
    },
    driverId !== null && {
      label: t('review.filter.driver'),
      value: sample?.driver?.id === driverId ? sample.driver.name : t('review.filter.one'),
      off: { driverId: null },
    },
    batchId !== null && {
      label: t('review.filter.batch'),
      value: sample?.batch?.id === batchId ? sample.batch.reference : t('review.filter.one'),
      off: { batchId: null },
    },
    claim !== null && {
      label: t('review.filter.claim'),
      value: t(`review.filter.${claim}`),
      off: { claim: null },
    },
    overdue && { label: t('review.filter.due'), value: t('review.filter.overdue'), off: { overdue: false } },
  ].filter((chip) => chip !== false);
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1.5 pb-2">
      {chips.map(({ label, value, off }) => (
        <Chip key={label} label={label} value={value} onRemove={() => onFilter(off)} />
      ))}
    </div>
  );
}
