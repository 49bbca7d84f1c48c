'use client';

import { showOverlay } from '#components/shell/overlay-store.ts';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Decision } from '#lib/review/actions.ts';
import { isNarrowed, NO_FILTER, type QueueFilter } from '#lib/review/queue-filter.ts';
import type { ReviewCounts, ReviewGroupCount } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { BulkBar } from './bulk-bar.tsx';
import { QueueHead } from './queue-head.tsx';
import { QueueList, type Hand } from './queue-list.tsx';
import type { Selection } from './use-selection.ts';
import type { Queue } from './use-queue.ts';

type QueuePaneProps = {
  readonly queue: Queue;
  readonly items: readonly ReviewItem[];
  readonly filter: QueueFilter;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly counts: ReviewCounts | undefined;
  readonly groupCounts: readonly ReviewGroupCount[];
  readonly selection: Selection;
  readonly meId: string;
  readonly mayAct: boolean;
  readonly onHold: (by: Hand, held: boolean) => void;
  readonly takesFocus: boolean;
  readonly onBulk: (what: Decision | 'snooze' | 'claim') => void;
  /** What became of the last bulk claim. */
  readonly news: string | null;
  readonly className: string;
};

/** The left pane: what is to do, in its order. */
export function QueuePane(props: QueuePaneProps) {
  const { queue, items, filter, onFilter, counts, selection, mayAct, onBulk, news, className } = props;
  const { t } = useLanguage();
  const { checked } = selection;
  return (
    <aside
      aria-label={t('review.queue')}
      className={`bg-surface row-span-2 flex min-h-0 flex-col border-r ${className}`}
    >
      <QueueHead
        filter={filter}
        onFilter={onFilter}
        counts={counts}
        sample={items[0]}
        waiting={queue.waiting}
        onSettle={queue.settle}
      />
      {checked.length > 0 && (
        <BulkBar
          count={checked.length}
          onClaim={() => onBulk('claim')}
          onDecide={onBulk}
          onSnooze={() => onBulk('snooze')}
          onClear={() => selection.checkOnly([])}
        />
      )}
      {news !== null && (
        <p role="status" className="text-12 border-b px-4 py-1.5">
          {news}
        </p>
      )}
      <Body {...props} />
      <div className="text-12 text-ink-3 flex h-7 flex-none items-center gap-1.5 border-t px-4 max-sm:hidden">
        <Kbd>J</Kbd>
        <Kbd>K</Kbd> {t('board.foot.move')}
        {mayAct && (
          <>
            <Kbd className="ml-2">X</Kbd> {t('review.key.selectShort')}
          </>
        )}
        <Button variant="quiet" size="sm" className="-mr-2 ml-auto" onClick={() => showOverlay('shortcuts')}>
          <Kbd>?</Kbd> {t('board.foot.shortcuts')}
        </Button>
      </div>
    </aside>
  );
}

function Body({ queue, items, filter, onFilter, selection, ...props }: QueuePaneProps) {
  const { t } = useLanguage();
  if (queue.error !== null) {
    return (
      <div role="alert" className="flex-1">
        <Empty
          title={t('review.failed')}
          text={t('review.failedText')}
          action={<Button onClick={queue.retry}>{t('shell.tryAgain')}</Button>}
        />
      </div>
    );
  }
  if (queue.loading) {
    return (
      <WhileLoading>
        <QueueSkeleton />
      </WhileLoading>
    );
  }
  if (items.length === 0) {
    return (
      <div className="flex-1">
        {isNarrowed(filter) ? (
          <Empty
            title={t('review.none.filtered')}
            text={t('review.none.filteredText')}
            action={<Button onClick={() => onFilter(NO_FILTER)}>{t('board.clearFilters')}</Button>}
          />
        ) : (
          <Empty title={t(`review.none.${filter.tab}`)} text={t(`review.none.${filter.tab}Text`)} />
        )}
      </div>
    );
  }
  return (
    <QueueList
      items={items}
      meId={props.meId}
      currentId={selection.id}
      checked={new Set(selection.checked.map(({ id }) => id))}
      checkable={props.mayAct && filter.tab !== 'done'}
      gone={queue.gone}
      group={filter.group}
      groupCounts={props.groupCounts}
      onOpen={selection.open}
      onCheck={selection.check}
      onHold={props.onHold}
      takesFocus={props.takesFocus}
      more={queue.more}
    />
  );
}

function QueueSkeleton() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t('review.loading')} className="flex-1">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="grid h-[53px] content-center gap-2 border-b px-10">
          <span className="rounded-chip bg-surface-3 h-2.5 w-44" />
          <span className="rounded-chip bg-surface-3 h-2 w-32" />
        </div>
      ))}
    </div>
  );
}
