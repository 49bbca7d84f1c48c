'use client';

import { ArrowRight } from 'lucide-react';
import { Moment } from '#components/board/moment.tsx';
import { StatusLabel } from '#components/board/status-label.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, signedLag } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { evidenceOf } from '#lib/review/evidence.ts';
import type { ReviewDetail } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { FactList, FactSection, type Fact } from './fact-section.tsx';
import { eventWords } from './review-words.ts';

/** The event as it is in the log. */
export function EventFacts({ item }: { readonly item: ReviewItem }) {
  const language = useLanguage();
  const { t } = language;
  const { event, rejected, reasons } = item;
  const evidence = reasons[0] === undefined ? null : evidenceOf(item, reasons[0]);
  const facts: (Fact | null)[] = [
    evidence && event && { name: t('evidence.event.what'), value: eventWords(item, evidence, language) },
    event && {
      name: t('evidence.event.state'),
      value: (
        <span className="flex flex-wrap items-center gap-1.5">
          {event.from !== null && event.from !== event.status && (
            <>
              <StatusLabel status={event.from} />
              <ArrowRight aria-hidden className="text-ink-3 size-3" />
            </>
          )}
          <StatusLabel status={event.status} />
        </span>
      ),
    },
    event && { name: t('evidence.events.recorded'), value: <Precise at={event.recordedAt} /> },
    event && {
      name: t('evidence.events.synced'),
      value: (
        <>
          <Precise at={event.syncedAt} /> {signedLag(event.syncedAt - event.recordedAt, language)}
        </>
      ),
    },
    event?.accuracyM == null
      ? null
      : { name: t('evidence.events.accuracy'), value: `±${Math.round(event.accuracyM)} m` },
    event && {
      name: t('evidence.event.position'),
      value:
        event.latitude === null || event.longitude === null
          ? t('evidence.event.noPosition')
          : `${event.latitude.toFixed(5)}, ${event.longitude.toFixed(5)}`,
      mono: event.latitude !== null,
    },
    rejected && { name: t('evidence.event.received'), value: <Precise at={rejected.receivedAt} /> },
    rejected && { name: t('evidence.event.attempts'), value: String(rejected.attempts) },
    event?.note == null ? null : { name: t('evidence.event.driverNote'), value: event.note },
    item.batch && {
      name: t('evidence.event.now'),
      value: (
        <span className="flex">
          <StatusLabel status={item.batch.status} />
        </span>
      ),
    },
    event && { name: t('evidence.event.number'), value: String(event.seq), mono: true },
  ];
  return (
    <FactSection title={t('evidence.event.title')}>
      <FactList facts={facts.filter((fact) => fact !== null)} />
    </FactSection>
  );
}

/** The device the event came from. */
export function DeviceFacts({ session }: { readonly session: NonNullable<ReviewDetail['session']> }) {
  const { t } = useLanguage();
  const facts: (Fact | null)[] = [
    { name: t('evidence.device.model'), value: session.deviceModel ?? t('review.unknown') },
    { name: t('evidence.device.app'), value: session.appVersion ?? t('review.unknown') },
    { name: t('evidence.device.since'), value: <Seconds at={session.startedAt} /> },
    session.endedAt === null
      ? null
      : { name: t('evidence.device.ended'), value: <Seconds at={session.endedAt} /> },
    { name: t('evidence.device.session'), value: session.id.slice(0, 8), mono: true },
  ];
  return (
    <FactSection title={t('evidence.device.title')}>
      <FactList facts={facts.filter((fact) => fact !== null)} />
    </FactSection>
  );
}

/** With thousandths: two clocks are compared. */
function Precise({ at }: { readonly at: number }) {
  const { timeZone } = useFleetMeta().workspace;
  return (
    <Moment at={at}>
      {clockSeconds(at, timeZone)}.{String(Math.floor(at) % 1000).padStart(3, '0')}
    </Moment>
  );
}

function Seconds({ at }: { readonly at: number }) {
  const { timeZone } = useFleetMeta().workspace;
  return <Moment at={at}>{clockSeconds(at, timeZone)}</Moment>;
}
