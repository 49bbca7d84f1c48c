'use client';

import { useQuery } from '@tanstack/react-query';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { stopHistoryQuery } from '#lib/review/queries.ts';
import type { StopHistory } from '#lib/review/history-answers.ts';
import { FactSection } from './fact-section.tsx';
import { HistoryFailed } from './history-failed.tsx';
import { metres } from './review-words.ts';

const FAR_M = 200;
const MANY = 0.2;

type StopDaysProps = { readonly batchId: string; readonly position: number };

/** Where drivers stood when they arrived here in 30 days; many far away speak for a wrong pin. */
export function StopDays({ batchId, position }: StopDaysProps) {
  const { locale, t } = useLanguage();
  const { client } = useFleetSource();
  const { data, isError, refetch } = useQuery(stopHistoryQuery(client, batchId, position));
  return (
    <FactSection title={t('evidence.stop.title')}>
      <div className="text-12 text-ink-2 min-h-8">
        {data === undefined &&
          (isError ? <HistoryFailed onRetry={() => void refetch()} /> : t('review.loading'))}
        {data !== undefined && (data.located === 0 ? t('evidence.stop.none') : farWords(data, t))}
        {data !== undefined && data.located > 2 && farOf(data) / data.located >= MANY && (
          <> {t('evidence.stop.pin')}</>
        )}
      </div>
      {data?.medianM != null && (
        <p className="text-12 text-ink-3">
          {t('evidence.stop.median', { distance: metres(data.medianM, locale) })}
        </p>
      )}
    </FactSection>
  );
}

/** By how many drivers is said only when all of these arrivals are among the recent ones that came along. */
function farWords(data: StopHistory, t: Translate): string {
  const far = farOf(data);
  const known = data.recent.filter(({ distanceM }) => distanceM !== null && distanceM > FAR_M);
  const facts = { far, count: data.located, metres: FAR_M };
  return far === 0 || known.length < far
    ? t('evidence.stop.far', facts)
    : t('evidence.stop.farBy', {
        ...facts,
        drivers: new Set(known.map(({ driverCode }) => driverCode)).size,
      });
}

function farOf({ over }: StopHistory): number {
  return over.find(({ metres }) => metres === FAR_M)?.count ?? 0;
}
