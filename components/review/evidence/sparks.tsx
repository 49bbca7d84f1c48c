'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import { signedLag } from '#lib/fleet/words.ts';
import { evidenceOf } from '#lib/review/evidence.ts';
import type { ReviewDetail } from '#lib/review/review-answers.ts';
import type { ReviewItem, ReviewReason } from '#lib/review/review-item.ts';
import { distanceM } from '#lib/review/to-scale.ts';
import { metres } from '../review-words.ts';
import { locatedEvents } from './near-events.ts';
import { Spark } from './spark.tsx';

type SparksProps = {
  readonly item: ReviewItem;
  readonly reason: ReviewReason;
  readonly detail: ReviewDetail;
};

/** How far from the stop, how fast, and how late the events around this one were; each only when there is enough to draw. */
export function Sparks({ item, reason, detail }: SparksProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const { event } = item;
  if (event === null || detail.events.length < 2) return null;
  const evidence = evidenceOf(item, reason);
  const located = locatedEvents(detail.events);
  const { stop } = detail;
  const eventWords = t('evidence.spark.event');

  const distances =
    stop === null || stop.latitude === null || stop.longitude === null
      ? []
      : located.map((one) => ({
          at: one.recordedAt,
          value: Math.round(distanceM(one, { latitude: stop.latitude ?? 0, longitude: stop.longitude ?? 0 })),
        }));
  const atEvent = distances.find(({ at }) => at === event.recordedAt);
  const measured = reason === 'IMPOSSIBLE_SPEED' ? evidence.measured : null;
  const speeds = located.slice(1).flatMap((one, index) => {
    const before = located[index];
    const seconds = before === undefined ? 0 : (one.recordedAt - before.recordedAt) / 1000;
    if (before === undefined || seconds < 1) return [];
    // At the event itself the figure of the rule, which takes both accuracies off the way.
    const here = one.recordedAt === event.recordedAt ? measured : null;
    return [{ at: one.recordedAt, value: Math.round(here ?? (distanceM(before, one) / seconds) * 3.6) }];
  });
  const lags = [...detail.events]
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map((one) => ({
      at: one.recordedAt,
      value: Math.max(0, (one.syncedAt - one.recordedAt) / 1000),
    }));
  const speedFirst = reason === 'IMPOSSIBLE_SPEED' && speeds.length > 1;
  const speedHere = speeds.find(({ at }) => at === event.recordedAt)?.value ?? null;

  return (
    <div className="grid flex-none border-b sm:grid-cols-2">
      {distances.length > 1 && !speedFirst && (
        <Spark
          title={t('evidence.spark.distance')}
          fact={
            atEvent === undefined
              ? t('evidence.spark.noPosition')
              : t('evidence.spark.distanceAt', {
                  distance: metres(atEvent.value, locale),
                  closest: metres(Math.min(...distances.map(({ value }) => value)), locale),
                })
          }
          points={distances}
          eventAt={event.recordedAt}
          eventWords={eventWords}
          limit={stop?.radiusM == null ? null : { value: stop.radiusM, words: metres(stop.radiusM, locale) }}
        />
      )}
      {speedFirst && (
        <Spark
          title={t('evidence.spark.speed')}
          fact={speedHere === null ? '' : t('evidence.spark.speedAt', { speed: speedHere })}
          points={speeds}
          eventAt={event.recordedAt}
          eventWords={eventWords}
          limit={
            evidence.threshold === null
              ? null
              : { value: evidence.threshold, words: t('evidence.spark.limit', { speed: evidence.threshold }) }
          }
        />
      )}
      <Spark
        title={t('evidence.spark.lag')}
        fact={t('evidence.spark.lagAt', { lag: signedLag(event.syncedAt - event.recordedAt, language) })}
        points={lags}
        eventAt={event.recordedAt}
        eventWords={eventWords}
        limit={null}
      />
    </div>
  );
}
