'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { listOf } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { driverHistoryQuery } from '#lib/review/queries.ts';
import { REVIEW_REASONS } from '#lib/review/review-item.ts';
import { FactSection } from './fact-section.tsx';
import { HistoryFailed } from './history-failed.tsx';
import { ReviewFlag } from './review-flag.tsx';

const HEIGHTS = ['h-1.5', 'h-3.5', 'h-6', 'h-[34px]'] as const;

const ENDS = ['confirmed', 'dismissed', 'open'] as const;

type DriverDaysProps = { readonly driverId: string; readonly children?: ReactNode };

/** The driver's flags of 30 days, a bar a day, and how each kind was decided. */
export function DriverDays({ driverId, children }: DriverDaysProps) {
  const { locale, t } = useLanguage();
  const { client } = useFleetSource();
  const { data, isError, refetch } = useQuery(driverHistoryQuery(client, driverId));
  const aside =
    data && t('evidence.driver.flagsOnStops', { flags: data.totals.flags, stops: data.totals.stops });
  return (
    <FactSection title={t('evidence.driver.title')} aside={aside}>
      <div
        role="img"
        aria-label={data ? t('evidence.driver.bars', { count: data.totals.flags }) : t('review.loading')}
        className="grid h-9 grid-cols-[repeat(30,1fr)] items-end gap-px"
      >
        {Array.from({ length: 30 }, (_, index) => {
          const flags = data?.days[data.days.length - 30 + index]?.flags ?? 0;
          return (
            <i
              key={index}
              className={cx(
                flags > 0 ? 'bg-ink-3' : 'bg-surface-3',
                HEIGHTS[Math.min(flags, HEIGHTS.length - 1)],
              )}
            />
          );
        })}
      </div>
      <p className="text-11 text-ink-3 flex justify-between pt-0.5">
        <span>{t('evidence.driver.monthAgo')}</span>
        <span>{t('evidence.driver.today')}</span>
      </p>
      <ul className="text-12 text-ink-2 grid min-h-6 gap-1 pt-1.5">
        {isError && data === undefined && (
          <li>
            <HistoryFailed onRetry={() => void refetch()} />
          </li>
        )}
        {data?.flags.map((kind) => {
          const known = REVIEW_REASONS.find((one) => one === kind.reason);
          if (known === undefined || kind.flagged === 0) return null;
          const ends = ENDS.filter((end) => kind[end] > 0);
          return (
            <li key={kind.reason} className="flex flex-wrap items-center gap-2">
              <ReviewFlag reason={known} count={kind.flagged} />
              {listOf(
                ends.map((end) => t(`evidence.driver.${end}`, { count: kind[end] })),
                'and',
                locale,
              )}
            </li>
          );
        })}
      </ul>
      {children}
    </FactSection>
  );
}
