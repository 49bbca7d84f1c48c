'use client';

import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Grouping } from '#lib/review/queue-filter.ts';
import type { ReviewGroupCount } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { QueueItem } from './queue-item.tsx';

export type Hand = 'pointer' | 'focus' | 'note';

type QueueListProps = {
  readonly items: readonly ReviewItem[];
  readonly meId: string;
  readonly currentId: string | null;
  readonly checked: ReadonlySet<string>;
  readonly checkable: boolean;
  readonly gone: (id: string) => boolean;
  readonly group: Grouping | null;
  readonly groupCounts: readonly ReviewGroupCount[];
  readonly onOpen: (id: string) => void;
  readonly onCheck: (ids: readonly string[]) => void;
  /** Pointer or focus has come into the list, or left it. */
  readonly onHold: (by: Hand, held: boolean) => void;
  /** The current row takes the focus when no other control has it: the keyboard walks the list. */
  readonly takesFocus: boolean;
  readonly more: (() => void) | null;
};

/** The queue's items, flat or under the driver or batch they belong to. While pointer or focus is in it, nothing moves. */
export function QueueList(props: QueueListProps) {
  const { items, group, groupCounts, onCheck, onHold, more } = props;
  const { t } = useLanguage();
  const letGo = useEffectEvent(() => {
    onHold('pointer', false);
    onHold('focus', false);
  });
  // A list that goes away under the hand hears of no leaving.
  useEffect(() => () => letGo(), []);
  return (
    <div
      className="scroll-thin min-h-0 flex-1 overflow-auto"
      onPointerEnter={() => onHold('pointer', true)}
      onPointerLeave={() => onHold('pointer', false)}
      onFocus={() => onHold('focus', true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onHold('focus', false);
      }}
    >
      {group === null ? (
        <ul aria-label={t('review.queue')}>{items.map((item) => itemOf(item, props))}</ul>
      ) : (
        groupsOf(items, group).map(({ key, name, members }) => (
          <section key={key ?? ''} aria-label={name}>
            <GroupHead
              name={name}
              total={groupCounts.find((count) => count.key === key)?.open ?? members.length}
              onCheck={props.checkable ? () => onCheck(members.map(({ id }) => id)) : null}
            />
            <ul>{members.map((item) => itemOf(item, props))}</ul>
          </section>
        ))
      )}
      {more !== null && (
        <div className="p-3 text-center">
          <Button onClick={more}>{t('review.more')}</Button>
        </div>
      )}
    </div>
  );
}

function itemOf(item: ReviewItem, props: QueueListProps): ReactNode {
  return (
    <QueueItem
      key={item.id}
      item={item}
      meId={props.meId}
      current={item.id === props.currentId}
      checked={props.checked.has(item.id)}
      checkable={props.checkable}
      gone={props.gone(item.id)}
      takesFocus={props.takesFocus}
      onOpen={() => props.onOpen(item.id)}
      onCheck={() => props.onCheck([item.id])}
    />
  );
}

type GroupHeadProps = {
  readonly name: string;
  readonly total: number;
  readonly onCheck: (() => void) | null;
};

function GroupHead({ name, total, onCheck }: GroupHeadProps) {
  const { t } = useLanguage();
  return (
    <div className="bg-surface-2 text-12 sticky top-0 z-2 flex h-7 items-center gap-2 border-b pr-2 pl-4">
      <h2 className="truncate font-semibold" title={name}>
        {name}
      </h2>
      <span className="text-ink-3">{total}</span>
      <span className="flex-1" />
      {onCheck !== null && (
        <Button size="sm" variant="quiet" onClick={onCheck} aria-label={t('review.selectGroup', { name })}>
          {t('review.selectAll')}
        </Button>
      )}
    </div>
  );
}

type Group = { readonly key: string | null; readonly name: string; readonly members: ReviewItem[] };

/** In the order in which the queue first names each driver or batch: the most urgent first. */
export function groupsOf(items: readonly ReviewItem[], by: Grouping): readonly Group[] {
  const groups = new Map<string | null, Group>();
  for (const item of items) {
    const key = (by === 'driver' ? item.driver?.id : item.batch?.id) ?? null;
    const name = (by === 'driver' ? item.driver?.name : item.batch?.reference) ?? '—';
    const group = groups.get(key) ?? { key, name, members: [] };
    group.members.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
