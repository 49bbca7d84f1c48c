'use client';

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { StatusChip } from '#components/board/status-label.tsx';
import type { ReplayEvent, ReplayMoment } from '#lib/audit/replay.ts';
import { clockSeconds, eventPhrase, shortDuration, stopNumber } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ReplayFactsProps = {
  readonly moment: ReplayMoment;
  readonly at: number;
  /** The first entry whose state the events do not explain; undefined until it was looked at. */
  readonly mismatch: number | null | undefined;
  /** How many events there are at most, when there may be more. */
  readonly cut: number | null;
};

/** How the batch stood at the time that is looked at. */
export function ReplayFacts({ moment, at, mismatch, cut }: ReplayFactsProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const { status, since, stopIndex, last, next } = moment;
  const time = (instant: number) => clockSeconds(instant, timeZone);
  return (
    <div>
      <p className="flex items-center gap-2">
        <StatusChip status={status} since={shortDuration(at - since, t)} />
        {stopIndex !== null && t('audit.replay.stop', { stop: stopNumber(stopIndex) })}
      </p>
      <dl className="text-12 mt-2 grid grid-cols-[92px_minmax(0,1fr)] gap-y-1">
        <dt className="text-ink-3">{t('audit.replay.lastEvent')}</dt>
        <dd>
          {last === null
            ? t('audit.replay.nothingYet')
            : t('audit.replay.eventAt', {
                event: phrase(last, t),
                recorded: time(last.recordedAt),
                synced: time(last.syncedAt),
              })}
        </dd>
        <dt className="text-ink-3">{t('audit.replay.nextChange')}</dt>
        <dd>{next === null ? t('audit.replay.noNext') : nextText(next, time(next.recordedAt), t)}</dd>
      </dl>
      <p className="text-12 text-ink-3 mt-2 flex items-start gap-1.5" role="status">
        {mismatch === null && (
          <>
            <ShieldCheck aria-hidden className="text-ok-t size-3.5" />
            {t('audit.replay.proven')}
          </>
        )}
        {typeof mismatch === 'number' && (
          <>
            <ShieldAlert aria-hidden className="text-danger-t size-3.5" />
            {t('audit.replay.mismatch', { seq: String(mismatch) })}
          </>
        )}
        {cut !== null && t('audit.replay.newestOnly', { count: cut })}
      </p>
    </div>
  );
}

function phrase(event: ReplayEvent, t: Translate): string {
  return event.type === 'SUPERVISOR_OVERRIDE' ? t('audit.action.override') : eventPhrase(event, t);
}

function nextText(event: ReplayEvent, time: string, t: Translate): string {
  const words = { time, event: phrase(event, t) };
  return event.actorName === null
    ? t('audit.replay.nextAt', words)
    : t('audit.replay.nextBy', { ...words, name: event.actorName });
}
