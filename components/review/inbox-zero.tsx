'use client';

import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockTime, decimal } from '#lib/fleet/words.ts';
import { longDuration } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewCounts } from '#lib/review/review-answers.ts';
import { REVIEW_REASONS } from '#lib/review/review-item.ts';
import { ReviewFlag } from './review-flag.tsx';

type InboxZeroProps = {
  readonly counts: ReviewCounts;
  readonly board: string;
  readonly onDone: () => void;
};

/** Nothing to review: what was decided today, what comes back, and two ways on. */
export function InboxZero({ counts, board, onDone }: InboxZeroProps) {
  const { locale, t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const { decidedToday, medianDecideS, withinSla, comingBack } = counts;
  const figures = [
    { name: t('review.zero.decided'), value: String(decidedToday) },
    {
      name: t('review.zero.median'),
      value: medianDecideS === null ? '—' : longDuration(medianDecideS * 1000, t),
    },
    {
      name: t('review.zero.inTime'),
      value: withinSla === null ? '—' : `${decimal(withinSla * 100, 1, locale)} %`,
    },
  ];
  return (
    <section className="bg-surface col-span-2 row-span-2 grid place-items-center overflow-auto p-6 max-sm:px-4">
      <div className="w-full max-w-[520px]">
        <Drawing />
        <h2 className="text-16 mt-4 font-semibold">{t('review.zero.title')}</h2>
        <p className="text-ink-2">{t('review.zero.text', { count: decidedToday })}</p>
        <dl className="my-4 grid grid-cols-3 border">
          {figures.map(({ name, value }) => (
            <div key={name} className="border-l px-4 py-2.5 first:border-l-0">
              <dt className="text-11 text-ink-3">{name}</dt>
              <dd className="text-14 font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        {comingBack.length > 0 && (
          <table className="mb-4 w-full border-collapse border">
            <caption className="sr-only">{t('review.zero.comingBack')}</caption>
            <thead className="bg-surface-2 text-12 text-ink-3">
              <tr className="border-line-2 border-b">
                <th className="h-7 px-4 text-left font-normal">{t('review.zero.comingBack')}</th>
                <th className="px-4 text-left font-normal">{t('review.filter.driver')}</th>
                <th className="px-4 text-right font-normal">{t('review.zero.at')}</th>
              </tr>
            </thead>
            <tbody>
              {comingBack.map(({ id, at, by, reasons, driverName }) => (
                <tr key={id} className="border-b last:border-b-0">
                  <td className="h-[30px] px-4">
                    <span className="flex items-center gap-2">
                      {REVIEW_REASONS.filter((reason) => reasons.includes(reason)).map((reason) => (
                        <ReviewFlag key={reason} reason={reason} />
                      ))}
                      <span className="text-ink-3 truncate" title={by ?? undefined}>
                        {t('review.zero.by', { name: by ?? '—' })}
                      </span>
                    </span>
                  </td>
                  <td className="px-4">{driverName}</td>
                  <td className="px-4 text-right">{clockTime(at, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="flex gap-2">
          <Link href={board} prefetch={false} className={buttonClass()}>
            {t('access.toBoard')}
          </Link>
          <Button variant="quiet" onClick={onDone}>
            {t('review.zero.seeDone')}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** A stop whose radius holds the reported point. */
function Drawing() {
  return (
    <svg viewBox="0 0 160 104" aria-hidden className="h-26 w-40">
      <path d="M0 78Q60 74 160 38M74 0Q70 50 92 104" strokeWidth="8" className="stroke-line fill-none" />
      <circle cx="80" cy="56" r="30" className="fill-ink stroke-ink-2" fillOpacity="0.07" strokeWidth="1.5" />
      <rect x="75" y="51" width="10" height="10" className="fill-ink" />
      <circle cx="92" cy="46" r="8" className="fill-ok stroke-ok" fillOpacity="0.2" />
      <circle cx="92" cy="46" r="2.5" className="fill-ok" />
    </svg>
  );
}
