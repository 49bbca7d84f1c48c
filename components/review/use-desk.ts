'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useRequestIds } from '#components/guarded/use-request-ids.ts';
import { usePaused, useShut } from '#components/guarded/use-paused.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { claimReviews, type Decision } from '#lib/review/actions.ts';
import { reviewCountsQuery, reviewDetailQuery, reviewGroupsQuery, reviewKeys } from '#lib/review/queries.ts';
import type { QueueFilter } from '#lib/review/queue-filter.ts';
import { isUndecided, type ReviewItem } from '#lib/review/review-item.ts';
import { useWhyNot, type Asked } from './asking.tsx';
import type { Deed } from './deeds.ts';
import { groupsOf, type Hand } from './queue-list.tsx';
import { isActedOn, useActs, type Act } from './use-acts.ts';
import { useClaims, type Me } from './use-claims.ts';
import { useDecisionForm } from './use-decision-form.ts';
import { useQueue } from './use-queue.ts';
import { useSelection } from './use-selection.ts';

export type DeskPlace = {
  readonly filter: QueueFilter;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly reviewId: string | null;
  readonly onReview: (id: string | null) => void;
  readonly me: Me;
};

/** What lies before the reviewer: the queue as shown, the review looked at, and everything that can be done with either. */
export function useDesk({ filter, onFilter, reviewId, onReview, me }: DeskPlace) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [held, setHeld] = useState({ pointer: false, focus: false, note: false });
  const [walking, walk] = useState(false);
  const [asked, ask] = useState<Asked | null>(null);
  const [panelOpen, showPanel] = useState(false);
  const [news, tell] = useState<string | null>(null);
  const note = useRef<HTMLInputElement>(null);
  const paused = usePaused();
  const shut = useShut();
  const whyNot = useWhyNot();
  const mayAct = workspace.role !== 'viewer';

  const queue = useQueue(filter, held.pointer || held.focus || held.note);
  const acts = useActs();
  const claims = useClaims(me);
  const { send: asOne } = useRequestIds();
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
  const own = item?.action?.actorId === me.id ? t('review.ownAct') : null;
  const off = paused ?? own ?? (theirs === null ? null : t('review.claim.theirs', { name: theirs }));
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
    if (!able) return;
    const deed = form.deedOf(decision);
    if (deed === null) note.current?.focus();
    else {
      walk(event !== undefined);
      void carryOut(deed, [item]);
    }
  };
  const claim = () => {
    if (item === null || !able) return;
    if (item.claim === null) claims.claim(item);
    else claims.release(item);
  };
  const claimAll = async (list: readonly ReviewItem[]) => {
    const ids = list.map(({ id }) => id);
    const result = await asOne(ids.join(' '), (requestId) =>
      claimReviews(client, { workspaceId: workspace.id, ids, requestId }),
    );
    void queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) });
    if (!result.ok) return tell(failureText(result.error, language));
    const refused = result.value.filter(({ done }) => !done);
    const why = refused[0]?.message ?? '';
    tell(t('review.bulk.claimed', { done: ids.length - refused.length, count: ids.length, why }));
  };
  const bulk = (what: Decision | 'snooze' | 'claim') => {
    const list = selection.checked;
    if (what === 'claim') void (paused === null && claimAll(list));
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
    if (mayAct && shut === null && batchId !== null) ask({ what, batchId });
  };
  const takeOver = () => {
    if (mayAct && shut === null && theirs !== null && own === null && item !== null)
      ask({ what: 'take_over', items: [item] });
  };
  const snooze = () => able && ask({ what: 'snooze', items: [item] });

  const move = (step: 1 | -1) => {
    walk(true);
    selection.move(step);
  };

  return {
    queue,
    items,
    counts,
    groups: groups.data ?? [],
    selection,
    hold: (by: Hand, on: boolean) =>
      setHeld((before) => (before[by] === on ? before : { ...before, [by]: on })),
    walking,
    news,
    acts,
    claims,
    item,
    detail,
    form,
    note,
    off,
    mayAct,
    batchId,
    panelOpen,
    showPanel,
    asked,
    ask,
    change,
    carryOut,
    decide,
    claim,
    bulk,
    undo,
    guarded,
    takeOver,
    snooze,
    move,
    checkCurrent: () => {
      if (mayAct && filter.tab !== 'done' && selection.id !== null) selection.check([selection.id]);
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;

/** The list and the detail are asked separately; the later of the two tells the truth. */
function newest(listed: ReviewItem | undefined, detailed: ReviewItem | undefined): ReviewItem | null {
  if (listed === undefined || detailed === undefined) return listed ?? detailed ?? null;
  return detailed.revision > listed.revision ? detailed : listed;
}
