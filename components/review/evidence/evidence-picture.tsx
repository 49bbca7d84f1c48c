'use client';

import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, longDuration, signedLag, stopNumber } from '#lib/fleet/words.ts';
import type { Language } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { evidenceOf, type Evidence } from '#lib/review/evidence.ts';
import type { ReviewDetail } from '#lib/review/review-answers.ts';
import type { ReviewItem, ReviewReason } from '#lib/review/review-item.ts';
import { eventTypeOf, eventWords, factOf, metres, problemOf, statusOf } from '../review-words.ts';
import { EvidenceMap, type MapStop } from './evidence-map.tsx';
import { aroundEvent, locatedEvents } from './near-events.ts';
import { PlainEvidence } from './plain-evidence.tsx';
import { RefusedMove } from './refused-move.tsx';
import { SealCheck } from './seal-check.tsx';
import { TimeRulers } from './time-rulers.tsx';

export type PictureProps = {
  readonly item: ReviewItem;
  readonly reason: ReviewReason;
  /** Undefined while it loads: the picture is drawn from the evidence alone. */
  readonly detail: ReviewDetail | undefined;
};

/** What a rule saw, drawn to scale; every one of the nine flags has its own picture. */
export function EvidencePicture({ item, reason, detail }: PictureProps) {
  const language = useLanguage();
  const { transitions } = useFleetMeta();
  const evidence = evidenceOf(item, reason);
  const what = eventWords(item, evidence, language);
  switch (reason) {
    case 'GEOFENCE_MISS':
    case 'MISSING_LOCATION':
    case 'IMPOSSIBLE_SPEED':
      return <WherePicture item={item} reason={reason} detail={detail} />;
    case 'CLOCK_SKEW':
    case 'LATE_SYNC':
    case 'OUT_OF_SEQUENCE':
    case 'AFTER_LOGOUT':
      return <WhenPicture item={item} reason={reason} detail={detail} />;
    case 'REJECTED_TRANSITION': {
      const status = statusOf(item, evidence);
      if (status === null) return <PlainEvidence item={item} />;
      const message = evidence.message ?? item.rejected?.message ?? null;
      const type = eventTypeOf(item, evidence);
      return <RefusedMove status={status} type={type} transitions={transitions} message={message} />;
    }
    case 'BAD_SIGNATURE': {
      const device = detail?.session?.deviceModel ?? language.t('review.unknown');
      return <SealCheck problem={problemOf(evidence)} device={device} what={what} />;
    }
    case 'REJECTED_EVENT':
    case 'BREAK_GLASS':
      return <PlainEvidence item={item} />;
  }
}

function WherePicture({ item, reason, detail }: PictureProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const evidence = evidenceOf(item, reason);
  const located = locatedEvents(detail?.events ?? []);
  const { before, after } = aroundEvent(located, item.event);
  const speed = reason === 'IMPOSSIBLE_SPEED';
  const distances = distanceLines(evidence, reason, language, locale);
  const place = evidence.place;
  const reported = place && {
    ...place,
    lines: [
      `${eventWords(item, evidence, language)}, ${clockSeconds(item.event?.recordedAt ?? 0, timeZone)}${accuracy(place.accuracyM)}`,
    ],
  };
  const previous = evidence.previous && {
    ...evidence.previous,
    lines: [
      `${clockSeconds(evidence.previous.recordedAt, timeZone)}${accuracy(evidence.previous.accuracyM)}`,
    ],
  };
  const measures =
    reason === 'GEOFENCE_MISS' && evidence.threshold !== null
      ? [t('evidence.map.measured', { metres: evidence.threshold, accuracy: place?.accuracyM ?? 0 })]
      : distances;
  return (
    <EvidenceMap
      label={[t('evidence.map.label', { fact: factOf(item, reason, language) }), ...measures].join(' ')}
      stop={speed ? null : stopOf(evidence, detail, t)}
      reported={reported}
      previous={speed ? previous : null}
      before={before}
      after={after}
      distance={distances}
    />
  );
}

function accuracy(value: number | null): string {
  return value === null ? '' : `, ±${Math.round(value)} m`;
}

function stopOf(evidence: Evidence, detail: ReviewDetail | undefined, t: Language['t']): MapStop | null {
  const stop = evidence.stop ?? detail?.stop ?? null;
  if (stop === null || stop.latitude === null || stop.longitude === null) return null;
  const radiusM = evidence.threshold ?? stop.radiusM ?? 0;
  const name = t('evidence.map.stop', { stop: stopNumber(stop.position) });
  const address = detail?.stop?.address ?? stop.label;
  return { latitude: stop.latitude, longitude: stop.longitude, radiusM, lines: [name, address] };
}

function distanceLines(
  { measured, threshold, distanceM, seconds }: Evidence,
  reason: ReviewReason,
  { t }: Language,
  locale: Language['locale'],
): readonly string[] {
  if (measured === null) return [];
  if (reason === 'GEOFENCE_MISS') return [metres(measured, locale)];
  if (reason !== 'IMPOSSIBLE_SPEED' || distanceM === null || seconds === null) return [];
  const way = { distance: metres(distanceM, locale), duration: longDuration(seconds * 1000, t) };
  return [
    t('evidence.fact.speed', way),
    t('evidence.map.speed', { speed: Math.round(measured), limit: Math.round(threshold ?? 0) }),
  ];
}

function WhenPicture({ item, reason, detail }: PictureProps) {
  const language = useLanguage();
  const { t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const evidence = evidenceOf(item, reason);
  if (item.event === null) return <PlainEvidence item={item} />;
  const { recordedAt, syncedAt, seq } = item.event;
  const allowedMs = (evidence.threshold ?? 0) * 1000;
  const lastKey = evidence.lastEvent?.seq ?? null;
  const others = (detail?.events ?? [])
    .filter((event) => event.seq !== seq)
    .map((event) => ({ key: event.seq, recordedAt: event.recordedAt, syncedAt: event.syncedAt, words: '' }));
  const limits = {
    CLOCK_SKEW: null,
    LATE_SYNC: null,
    AFTER_LOGOUT:
      evidence.endedAt === null
        ? null
        : {
            at: evidence.endedAt,
            words: t('evidence.time.ended', { time: clockSeconds(evidence.endedAt, timeZone) }),
          },
    OUT_OF_SEQUENCE:
      evidence.lastEvent === null
        ? null
        : {
            at: evidence.lastEvent.recordedAt,
            words: t('evidence.time.last', { time: clockSeconds(evidence.lastEvent.recordedAt, timeZone) }),
          },
  };
  const bands = {
    CLOCK_SKEW: { on: 'device' as const, from: syncedAt - allowedMs, to: syncedAt + allowedMs },
    LATE_SYNC: { on: 'server' as const, from: recordedAt, to: recordedAt + allowedMs },
    AFTER_LOGOUT: null,
    OUT_OF_SEQUENCE: null,
  };
  const kind =
    reason === 'CLOCK_SKEW' || reason === 'LATE_SYNC' || reason === 'AFTER_LOGOUT'
      ? reason
      : 'OUT_OF_SEQUENCE';
  const measures =
    evidence.threshold === null || bands[kind] === null
      ? [limits[kind]?.words ?? '']
      : [t('evidence.time.allowedFor', { duration: longDuration(allowedMs, t) })];
  return (
    <TimeRulers
      key={`${seq} ${lastKey}`}
      label={[t('evidence.time.label', { fact: factOf(item, reason, language) }), ...measures].join(' ')}
      flagged={{
        recordedAt,
        syncedAt,
        words: `${eventWords(item, evidence, language)}, ${clockSeconds(recordedAt, timeZone)}`,
      }}
      others={others}
      allowed={evidence.threshold === null ? null : bands[kind]}
      limit={limits[kind]}
      measure={signedLag(syncedAt - recordedAt, language)}
    />
  );
}
