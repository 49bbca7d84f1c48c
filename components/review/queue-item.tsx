'use client';

import { useEffect, useRef } from 'react';
import { OtherHere } from '#components/board/other-here.tsx';
import { cx } from '#components/ui/cx.ts';
import { useNow } from '#lib/fleet/use-fleet.ts';
import { shortDuration } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { isUndecided, type ReviewItem } from '#lib/review/review-item.ts';
import { ClaimBadge } from './claim-badge.tsx';
import { DueClock } from './due-clock.tsx';
import { ReviewFlag } from './review-flag.tsx';
import { headline } from './review-words.ts';

export type QueueItemProps = {
  readonly item: ReviewItem;
  readonly meId: string;
  readonly current: boolean;
  readonly checked: boolean;
  /** It has left this list and is only shown until the hand leaves. */
  readonly gone: boolean;
  readonly checkable: boolean;
  readonly takesFocus: boolean;
  readonly onOpen: () => void;
  readonly onCheck: () => void;
};

/** One review of the queue: flag, driver, what happened, time left, age, who has it. */
export function QueueItem(props: QueueItemProps) {
  const { item, meId, current, checked, gone, checkable, takesFocus, onOpen, onCheck } = props;
  const language = useLanguage();
  const { t } = language;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!current) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    const holder = document.activeElement;
    const free = holder === document.body || holder?.matches('[data-open]') === true;
    if (takesFocus && free)
      row.current?.querySelector<HTMLElement>('[data-open]')?.focus({ preventScroll: true });
  }, [current, takesFocus]);
  const name = item.driver?.name ?? item.batch?.reference ?? t('review.noDriver');
  const fact = headline(item, language);
  return (
    <li
      ref={row}
      data-review={item.id}
      className={cx(
        'has-[[data-open]:focus-visible]:outline-accent relative grid grid-cols-[24px_minmax(0,1fr)_auto] grid-rows-[20px_16px] items-start gap-x-1.5 border-b py-2 pr-4 pl-2.5 has-[[data-open]:focus-visible]:outline-2 has-[[data-open]:focus-visible]:-outline-offset-2 max-sm:py-2.5',
        current ? 'bg-accent-tint shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-surface-2',
        gone && 'opacity-60',
      )}
    >
      {checkable && (
        <label className="touch z-1 row-span-2 -mt-0.5 grid size-6 cursor-pointer place-items-center max-sm:mt-0">
          <input
            type="checkbox"
            checked={checked}
            onChange={onCheck}
            aria-label={t('review.select', { name, fact })}
            className="pick-box cursor-pointer"
          />
        </label>
      )}
      <button
        type="button"
        data-open={item.id}
        tabIndex={current ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
        // The whole line carries its ring.
        className="col-start-2 row-span-2 row-start-1 min-w-0 before:absolute before:inset-0 focus-visible:outline-none"
      >
        <span className="flex min-w-0 items-center gap-2">
          {item.reasons.slice(0, 2).map((reason) => (
            <ReviewFlag key={reason} reason={reason} />
          ))}
          <b className="truncate font-semibold" title={name}>
            {name}
          </b>
        </span>
        <span className="text-12 text-ink-3 block truncate" title={fact}>
          {fact}
        </span>
      </button>
      <span className="text-12/5 col-start-3 text-right">
        <Standing item={item} gone={gone} />
      </span>
      <span className="text-12 text-ink-3 col-start-3 flex items-center gap-1 justify-self-end">
        <OtherHere item={item.id} />
        {item.claim !== null && <ClaimBadge claim={item.claim} meId={meId} />}
        <Age at={item.createdAt} />
      </span>
    </li>
  );
}

function Standing({ item, gone }: { readonly item: ReviewItem; readonly gone: boolean }) {
  const { t } = useLanguage();
  if (gone) return <span className="text-ink-3">{t('review.left')}</span>;
  if (!isUndecided(item)) return <span className="text-ink-2">{t(`review.status.${item.status}`)}</span>;
  return <DueClock dueAt={item.dueAt} />;
}

function Age({ at }: { readonly at: number }) {
  const { t } = useLanguage();
  return <span>{shortDuration(useNow(10_000) - at, t)}</span>;
}
