'use client';

import { Camera } from 'lucide-react';
import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { Moment } from '#components/board/moment.tsx';
import { cx } from '#components/ui/cx.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, signedLag, stopNumber } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { NearEvent, ReviewDetail } from '#lib/review/review-answers.ts';
import { distanceM } from '#lib/review/to-scale.ts';
import { metres } from './review-words.ts';

const AROUND = 4;
const cell = 'h-[30px] border-b px-2 whitespace-nowrap first:pl-5 last:pr-5 max-sm:first:pl-4';
const head =
  'h-7 border-b border-line-2 bg-surface-2 px-2 text-12 font-normal text-ink-3 whitespace-nowrap first:pl-5 last:pr-5 max-sm:first:pl-4';

type NearEventsTableProps = { readonly detail: ReviewDetail; readonly seq: number | null };

/** The batch's events just before and after, both clocks, and how far from this stop each was. */
export function NearEventsTable({ detail, seq }: NearEventsTableProps) {
  const { t } = useLanguage();
  const { events } = detail;
  const middle = seq === null ? events.length - 1 : events.findIndex((event) => event.seq === seq);
  const near = events.slice(Math.max(0, middle - AROUND), middle + AROUND + 1);
  if (near.length === 0) return <p className="text-ink-3 px-5 py-4">{t('evidence.events.none')}</p>;
  return (
    <div className="scroll-thin overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="px-5 py-2.5 text-left font-semibold max-sm:px-4">
          {t('evidence.events.title')}
        </caption>
        <thead>
          <tr>
            <th className={cx(head, 'text-right')}>{t('evidence.events.recorded')}</th>
            <th className={cx(head, 'text-left')}>{t('evidence.events.event')}</th>
            <th className={cx(head, 'text-left max-sm:hidden')}>{t('evidence.events.stop')}</th>
            <th className={cx(head, 'text-right max-sm:hidden')}>{t('evidence.events.synced')}</th>
            <th className={cx(head, 'text-right')}>{t('evidence.events.lag')}</th>
            <th className={cx(head, 'text-right')}>{t('evidence.events.toStop')}</th>
            <th className={cx(head, 'text-right max-sm:hidden')}>{t('evidence.events.accuracy')}</th>
          </tr>
        </thead>
        <tbody>
          {near.map((event) => (
            <NearRow key={event.seq} event={event} stop={detail.stop} here={event.seq === seq} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type NearRowProps = {
  readonly event: NearEvent;
  readonly stop: ReviewDetail['stop'];
  readonly here: boolean;
};

function NearRow({ event, stop, here }: NearRowProps) {
  const language = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const right = cx(cell, 'text-right');
  return (
    <tr
      className={here ? 'bg-danger-w shadow-[inset_2px_0_0_var(--danger)]' : ''}
      {...(here ? { 'aria-current': 'true' } : {})}
    >
      <td className={right}>
        <Moment at={event.recordedAt}>{clockSeconds(event.recordedAt, timeZone)}</Moment>
      </td>
      <td className={cell}>
        <span className="flex items-center gap-2">
          {event.type === 'PROOF_CAPTURED' ? (
            <Camera aria-hidden className="text-ink-3 size-3.5" />
          ) : (
            <StatusGlyph status={event.status} />
          )}
          {language.t(`event.${event.type}`)}
        </span>
      </td>
      <td className={cx(cell, 'text-12 font-mono max-sm:hidden')}>
        {event.stopIndex === null ? '' : stopNumber(event.stopIndex)}
      </td>
      <td className={cx(right, 'max-sm:hidden')}>
        <Moment at={event.syncedAt}>{clockSeconds(event.syncedAt, timeZone)}</Moment>
      </td>
      <td className={right}>{signedLag(event.syncedAt - event.recordedAt, language)}</td>
      <td className={right}>{toStop(event, stop, language.locale)}</td>
      <td className={cx(right, 'max-sm:hidden')}>
        {event.accuracyM === null ? '—' : `±${Math.round(event.accuracyM)} m`}
      </td>
    </tr>
  );
}

function toStop(event: NearEvent, stop: ReviewDetail['stop'], locale: Parameters<typeof metres>[1]): string {
  if (stop === null || stop.latitude === null || stop.longitude === null) return '—';
  if (event.latitude === null || event.longitude === null) return '—';
  const to = { latitude: stop.latitude, longitude: stop.longitude };
  return metres(distanceM({ latitude: event.latitude, longitude: event.longitude }, to), locale);
}
