'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useReviewCommands } from './use-review-commands.ts';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { cx } from '#components/ui/cx.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { claimReviews, type Decision } from '#lib/review/actions.ts';
import { reviewCountsQuery, reviewDetailQuery, reviewGroupsQuery, reviewKeys } from '#lib/review/queries.ts';
import { isNarrowed, type QueueFilter } from '#lib/review/queue-filter.ts';
import { isUndecided, type ReviewItem } from '#lib/review/review-item.ts';
import { Asking, useWhyNot, type Asked } from './asking.tsx';
import { DecisionBar } from './decision-bar.tsx';
import type { Deed } from './deeds.ts';
import { FactsPane } from './facts-pane.tsx';
import { InboxZero } from './inbox-zero.tsx';
import { ItemPane } from './item-pane.tsx';
import { groupsOf } from './queue-list.tsx';
import { QueuePane } from './queue-pane.tsx';
import { useActToast } from './use-act-toast.ts';
import { isActedOn, useActs, type Act } from './use-acts.ts';
import { useClaims, type Me } from './use-claims.ts';
import { useDecisionForm } from './use-decision-form.ts';
import { useQueue } from './use-queue.ts';
import { useSelection } from './use-selection.ts';

const DriverPanel = dynamic(
  () => import('#components/driver/driver-panel.tsx').then((file) => file.DriverPanel),
  { ssr: false },
);

type ReviewScreenProps = {
  readonly filter: QueueFilter;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly reviewId: string | null;
  readonly onReview: (id: string | null) => void;
  readonly me: Me;
  /** The address of the board. */
  readonly board: string;
};

/** The review queue: what is to do, its evidence, and the decision. */
export function ReviewScreen({ filter, onFilter, reviewId, onReview, me, board }: ReviewScreenProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const [walking, walk] = useState(false);
  const [asked, ask] = useState<Asked | null>(null);
  const [panelOpen, showPanel] = useState(false);
  const [news, tell] = useState<string | null>(null);
  const note = useRef<HTMLInputElement>(null);
  const paused = usePaused();
  const whyNot = useWhyNot();
  const mayAct = workspace.role !== 'viewer';

  const queue = useQueue(filter, held.pointer || held.focus);
  const acts = useActs();
  const claims = useClaims(me);
  const counts = useQuery(reviewCountsQuery(client, workspace.id)).data;
  const groups = useQuery({
    ...reviewGroupsQuery(client, workspace.id, filter.group ?? 'driver'),
    enabled: filter.group !== null,
  });

  const flat = queue.ids
    .flatMap((id) => queue.items.get(id) ?? [])
    .filter((item) => !isActedOn(acts.acts, item));
  const items = filter.group === null ? flat : groupsOf(flat, filter.group).flatMap(({ members }) => members);
  const selection = useSelection(items, reviewId, onReview);
  const detail = useQuery({
    ...reviewDetailQuery(client, workspace.id, selection.id ?? ''),
    enabled: selection.id !== null,
  });
  const item = newest(selection.id === null ? undefined : queue.items.get(selection.id), detail.data?.review);
  const form = useDecisionForm(item);

  const theirs = item?.claim != null && item.claim.by !== me.id ? item.claim.name : null;
  const off = paused ?? (theirs === null ? null : t('review.claim.theirs', { name: theirs }));
  const able = mayAct && item !== null && isUndecided(item) && off === null;
  const batchId = item?.batch?.id ?? null;

  const change = (to: Partial<QueueFilter>) => {
    selection.reset();
    tell(null);
    onFilter(to);
  };
  const carryOut = async (deed: Deed, list: readonly ReviewItem[]): Promise<string | null> => {
    selection.leave(new Set(list.map(({ id }) => id)));
    queue.settle();
    const result = await acts.run(deed, list);
    if (!result.ok) return whyNot(result.error);
    selection.checkOnly(result.value.refused.map(({ reviewId }) => reviewId));
    return null;
  };
  const decide = (decision: Decision, event?: KeyboardEvent) => {
    if (!able || event?.repeat === true) return;
    const deed = form.deedOf(decision);
    if (deed === null) note.current?.focus();
    else {
      walk(event !== undefined);
      void carryOut(deed, [item]);
    }
  };
  const claim = () => {
    if (!mayAct || item === null || !isUndecided(item) || paused !== null || theirs !== null) return;
    if (item.claim === null) claims.claim(item);
    else claims.release(item);
  };
  const claimAll = async (list: readonly ReviewItem[]) => {
    const ids = list.map(({ id }) => id);
    const input = { workspaceId: workspace.id, ids, requestId: crypto.randomUUID() };
    const result = await claimReviews(client, input);
    void queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) });
    if (!result.ok) return tell(errorText(result.error, language));
    const refused = result.value.filter(({ done }) => !done);
    const why = refused[0]?.message ?? '';
    tell(t('review.bulk.claimed', { done: ids.length - refused.length, count: ids.length, why }));
  };
  const bulk = (what: Decision | 'snooze' | 'claim') => {
    const list = selection.checked;
    if (what === 'claim') void claimAll(list);
    else if (what === 'snooze') ask({ what, items: list });
    else ask({ what: 'decide', decision: what, items: list });
  };
  const undo = (act: Act | null) => {
    if (act === null || (act.phase !== 'saving' && act.phase !== 'saved') || act.deed.kind === 'reopen')
      return;
    acts.undo(act);
    selection.open(act.items[0]?.id ?? null);
  };
  const guarded = (what: 'override' | 'logout') => {
    if (mayAct && paused === null && batchId !== null) ask({ what, batchId });
  };
  const takeOver = () => {
    if (mayAct && paused === null && theirs !== null && item !== null)
      ask({ what: 'take_over', items: [item] });
  };
  const snooze = () => able && ask({ what: 'snooze', items: [item] });

  const move = (step: 1 | -1) => {
    walk(true);
    selection.move(step);
  };

  useActToast({ act: acts.last, onUndo: undo, onRetry: acts.retry });
  useReviewCommands();
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => mayAct && filter.tab !== 'done' && selection.id !== null && selection.check([selection.id]),
    r: queue.settle,
    c: claim,
    t: takeOver,
    '1': (event) => decide('confirm', event),
    '2': (event) => decide('dismiss', event),
    '3': (event) => decide('follow_up', event),
    s: snooze,
    n: () => note.current?.focus(),
    u: () => undo(acts.last),
    e: () => batchId !== null && showPanel(true),
    o: () => guarded('override'),
    l: () => guarded('logout'),
    Escape: () => (panelOpen ? showPanel(false) : selection.checkOnly([])),
  });

  const zero = items.length === 0 && reviewId === null && !queue.loading && queue.error === null;
  return (
    <div className="relative grid min-h-0 flex-1 grid-cols-[352px_minmax(0,1fr)_304px] grid-rows-[minmax(0,1fr)_auto] max-xl:grid-cols-[300px_minmax(0,1fr)] max-sm:block max-sm:overflow-auto">
      <QueuePane
        queue={queue}
        items={items}
        filter={filter}
        onFilter={change}
        counts={counts}
        groupCounts={groups.data ?? []}
        selection={selection}
        meId={me.id}
        mayAct={mayAct}
        onHold={(by, on) => setHeld((before) => (before[by] === on ? before : { ...before, [by]: on }))}
        takesFocus={walking}
        onBulk={bulk}
        news={news}
        className={cx('max-sm:h-full max-sm:border-r-0', reviewId !== null && 'max-sm:hidden')}
      />
      {zero && filter.tab === 'open' && !isNarrowed(filter) && counts !== undefined && (
        <InboxZero counts={counts} board={board} onDone={() => change({ tab: 'done' })} />
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
            <FactsPane item={item} detail={detail.data} onDriver={(driverId) => change({ driverId })} />
          </div>
          <DecisionBar
            item={item}
            me={me}
            form={form}
            off={off}
            mayAct={mayAct}
            refusal={claims.refusal?.id === item.id ? errorText(claims.refusal.error, language) : null}
            note={note}
            deeds={{
              onDecide: decide,
              onSnooze: snooze,
              onReopen: () => ask({ what: 'reopen', items: [item] }),
              onPanel: () => showPanel(true),
              onOverride: () => guarded('override'),
              onLogout: () => guarded('logout'),
              onClaim: claim,
              onRenew: () => void claims.renew(item),
              onTakeOver: takeOver,
            }}
          />
        </div>
      )}
      {panelOpen && batchId !== null && (
        <DriverPanel
          batchId={batchId}
          onClose={() => showPanel(false)}
          onMove={selection.move}
          onOverride={() => guarded('override')}
          onLogout={() => guarded('logout')}
        />
      )}
      {asked !== null && (
        <Asking
          asked={asked}
          onClose={() => ask(null)}
          onDeed={carryOut}
          onTakeOver={async (one, choice) => {
            const result = await claims.takeOver(one, choice, crypto.randomUUID());
            return result.ok ? null : whyNot(result.error);
          }}
        />
      )}
    </div>
  );
}

/** The list and the detail are asked separately; the later of the two tells the truth. */
function newest(listed: ReviewItem | undefined, detailed: ReviewItem | undefined): ReviewItem | null {
  if (listed === undefined || detailed === undefined) return listed ?? detailed ?? null;
  return detailed.revision > listed.revision ? detailed : listed;
}
