'use client';

import { useNow } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { countdown, dueIn } from '#lib/review/due.ts';
import { cx } from '#components/ui/cx.ts';

const tones = {
  calm: 'text-ink-2',
  soon: 'text-warn-t font-semibold',
  over: 'text-danger-t font-semibold',
} as const;

type DueClockProps = {
  readonly dueAt: number;
  /** “31:41 left to decide” instead of “31:41 left”. */
  readonly long?: boolean;
  readonly className?: string;
};

/** How long is left to decide, or since when it is over; amber from five minutes on. */
export function DueClock({ dueAt, long = false, className }: DueClockProps) {
  const { t } = useLanguage();
  const { clock, over, tone } = dueIn(dueAt, useNow(1000));
  const form = over ? (long ? 'pastDue' : 'over') : long ? 'leftToDecide' : 'left';
  return (
    <span title={t('review.due.title')} className={cx('whitespace-nowrap', tones[tone], className)}>
      {t(`review.due.${form}`, { clock })}
    </span>
  );
}

/** A lease running out: “8:41”. */
export function LeaseClock({ until }: { readonly until: number }) {
  return <>{countdown(until - useNow(1000))}</>;
}
