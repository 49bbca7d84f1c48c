'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { cx } from '#components/ui/cx.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { isNarrowed } from '#lib/review/queue-filter.ts';
import { Asking, useWhyNot } from './asking.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { FactsPane } from './facts-pane.tsx';
import { InboxZero } from './inbox-zero.tsx';
import { ItemPane } from './item-pane.tsx';
import { QueuePane } from './queue-pane.tsx';
import { useActToast } from './use-act-toast.ts';
import { useDesk, type DeskPlace } from './use-desk.ts';
import { useReviewKeys } from './use-review-keys.ts';

const DriverPanel = dynamic(() =>
  import('#components/driver/driver-panel.tsx').then((file) => file.DriverPanel),
);

type ReviewScreenProps = DeskPlace & {
  /** The address of the board. */
  readonly board: string;
};

/** The review queue: what is to do, its evidence, and the decision. */
export function ReviewScreen({ board, ...place }: ReviewScreenProps) {
  const language = useLanguage();
  const whyNot = useWhyNot();
  const desk = useDesk(place);
  useReviewKeys(desk);
  useActToast({ act: desk.acts.last, onUndo: desk.undo, onRetry: desk.acts.retry });
  const { filter, reviewId, me } = place;
  const { queue, items, counts, selection, claims, item, detail, batchId, mayAct, asked } = desk;

  const refusal = item === null ? null : claims.refusalOf(item);
  const zero = items.length === 0 && reviewId === null && !queue.loading && queue.error === null;
  return (
    <div className="relative grid min-h-0 flex-1 grid-cols-[352px_minmax(0,1fr)_304px] grid-rows-[minmax(0,1fr)_auto] max-xl:grid-cols-[300px_minmax(0,1fr)] max-sm:block max-sm:overflow-auto">
      <QueuePane
        queue={queue}
        items={items}
        filter={filter}
        onFilter={desk.change}
        counts={counts}
        groupCounts={desk.groups}
        selection={selection}
        meId={me.id}
        mayAct={mayAct}
        onHold={desk.hold}
        takesFocus={desk.walking}
        onBulk={desk.bulk}
        news={desk.news}
        className={cx('max-sm:h-full max-sm:border-r-0', reviewId !== null && 'max-sm:hidden')}
      />
      {zero && filter.tab === 'open' && !isNarrowed(filter) && counts !== undefined && (
        <InboxZero counts={counts} board={board} onDone={() => desk.change({ tab: 'done' })} />
      )}
      {!zero && item !== null && (
        <div className={cx('contents', reviewId === null ? 'max-sm:hidden' : 'max-sm:block')}>
          <div className="contents max-xl:block max-xl:min-h-0 max-xl:overflow-auto max-sm:overflow-visible">
            <ItemPane
              key={item.id}
              item={item}
              board={board}
              detail={detail.data}
              failed={detail.isError}
              onRetry={() => void detail.refetch()}
              onBack={selection.back}
            />
            <FactsPane item={item} detail={detail.data} onDriver={(driverId) => desk.change({ driverId })} />
          </div>
          <DecisionBar
            item={item}
            me={me}
            form={desk.form}
            off={desk.off}
            mayAct={mayAct}
            refusal={refusal && failureText(refusal, language)}
            note={desk.note}
            onWriting={(on) => desk.hold('note', on)}
            deeds={{
              onDecide: desk.decide,
              onSnooze: desk.snooze,
              onReopen: () => desk.ask({ what: 'reopen', items: [item] }),
              onPanel: () => desk.showPanel(true),
              onOverride: () => desk.guarded('override'),
              onLogout: () => desk.guarded('logout'),
              onClaim: desk.claim,
              onRenew: () => void claims.renew(item),
              onTakeOver: desk.takeOver,
            }}
          />
        </div>
      )}
      {desk.panelOpen && batchId !== null && (
        <DriverPanel
          batchId={batchId}
          onClose={() => desk.showPanel(false)}
          onMove={selection.move}
          onOverride={() => desk.guarded('override')}
          onLogout={() => desk.guarded('logout')}
        />
      )}
      {asked !== null && (
        <Asking
          asked={asked}
          onClose={() => desk.ask(null)}
          onDeed={desk.carryOut}
          onTakeOver={async (one, choice) => {
            const result = await claims.takeOver(one, choice);
            return result.ok ? null : whyNot(result.error);
          }}
        />
      )}
    </div>
  );
}
