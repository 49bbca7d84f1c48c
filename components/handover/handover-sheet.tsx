'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { useInWorkspace } from '#components/shell/use-in-workspace.ts';
import { isFlagReason } from '#lib/fleet/wire-event.ts';
import { shortDuration, signedMinutes } from '#lib/fleet/words.ts';
import type { Handover, StandingBatch } from '#lib/handover/handover-answer.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { causeText, reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { HandoverTable } from './handover-table.tsx';

type HandoverSheetProps = {
  readonly handover: Handover;
  /** Of the workspace. */
  readonly name: string;
  readonly moment: (at: number) => string;
};

/** One sheet: open flags, batches that stand still, who was logged out, what was overridden. */
export function HandoverSheet({ handover, name, moment }: HandoverSheetProps) {
  const { t } = useLanguage();
  const { since_ms: since, at_ms: at, delayed, suspended } = handover;
  return (
    <article className="mx-auto max-w-[1000px]">
      <p className="text-ink-2 mb-4">{t('handover.range', { name, since: moment(since), at: moment(at) })}</p>
      <OpenFlags handover={handover} moment={moment} />
      <Standing
        title={t('handover.suspended')}
        none={t('handover.noSuspended')}
        batches={suspended}
        at={at}
      />
      <Standing title={t('handover.delayed')} none={t('handover.noDelayed')} batches={delayed} at={at} />
      <HandoverTable
        title={t('handover.loggedOut')}
        none={t('handover.noLoggedOut')}
        columns={[
          t('handover.column.driver'),
          t('handover.column.at'),
          t('handover.column.by'),
          t('handover.column.why'),
        ]}
        rows={handover.logged_out.map((one) => ({
          key: `${one.session_id} ${one.at_ms}`,
          cells: [
            `${one.driver_name ?? t('handover.unknown')} ${one.driver_code ?? ''}`,
            moment(one.at_ms),
            one.by_name ?? t('handover.unknown'),
            whyText(one, t),
          ],
        }))}
      />
      <HandoverTable
        title={t('handover.overrides')}
        none={t('handover.noOverrides')}
        columns={[
          t('handover.column.batch'),
          t('handover.column.change'),
          t('handover.column.at'),
          t('handover.column.by'),
          t('handover.column.why'),
        ]}
        rows={handover.overrides.map((one) => ({
          key: one.action_id,
          cells: [
            `${one.reference ?? t('handover.unknown')} ${one.driver_name ?? ''}`,
            <span key="change" className="flex flex-wrap items-center gap-2">
              {one.from && <StatusLabel status={one.from} />}
              <ArrowRight aria-hidden className="text-ink-3 size-3" />
              {one.to && <StatusLabel status={one.to} />}
            </span>,
            moment(one.at_ms),
            one.by_name ?? t('handover.unknown'),
            whyText(one, t),
          ],
        }))}
      />
    </article>
  );
}

function OpenFlags({ handover: { reviews, decisions }, moment }: Omit<HandoverSheetProps, 'name'>) {
  const { t } = useLanguage();
  const inWorkspace = useInWorkspace();
  const { open, overdue, oldest_ms: oldest, by_reason: reasons } = reviews;
  return (
    <section className="mb-6 break-inside-avoid">
      <h2 className="text-14 mb-1 font-semibold">{t('handover.flags')}</h2>
      <p>
        {t('handover.flagsOpen', { open, overdue })}{' '}
        {typeof oldest === 'number' && t('handover.oldest', { time: moment(oldest) })}{' '}
        {open > 0 && (
          <Link
            href={inWorkspace('/reviews')}
            prefetch={false}
            className="text-accent-ink underline print:hidden"
          >
            {t('handover.toReviews')}
          </Link>
        )}
      </p>
      {reasons.length > 0 && (
        <dl className="text-12 mt-1 flex flex-wrap gap-x-4">
          {reasons
            .toSorted(([, a], [, b]) => b - a)
            .map(([reason, count]) => (
              <Fragment key={reason}>
                <div className="flex gap-1.5">
                  <dt className="text-ink-3">{flagText(reason, t)}</dt>
                  <dd className="font-semibold">{count}</dd>
                </div>
              </Fragment>
            ))}
        </dl>
      )}
      <p className="text-ink-3 mt-1">{t('handover.decisions', decisions)}</p>
    </section>
  );
}

type StandingProps = {
  readonly title: string;
  readonly none: string;
  readonly batches: readonly StandingBatch[];
  readonly at: number;
};

function Standing({ title, none, batches, at }: StandingProps) {
  const { t } = useLanguage();
  return (
    <HandoverTable
      title={title}
      none={none}
      columns={[
        t('handover.column.batch'),
        t('handover.column.driver'),
        t('handover.column.since'),
        t('handover.column.late'),
        t('handover.column.why'),
      ]}
      rows={batches.map((batch) => ({
        key: batch.batch_id,
        cells: [
          batch.reference,
          `${batch.driver_name ?? t('handover.unknown')} ${batch.driver_code ?? ''}`,
          shortDuration(at - batch.since_ms, t),
          typeof batch.lateness_min === 'number'
            ? t('handover.minutes', { minutes: signedMinutes(batch.lateness_min) })
            : t('handover.unknown'),
          [batch.reason ? causeText(batch.reason, t) : null, batch.note].filter(Boolean).join('. ') ||
            t('handover.unknown'),
        ],
      }))}
    />
  );
}

type Reasoned = {
  readonly reason_code?: string | null | undefined;
  readonly reason_label?: string | null | undefined;
  readonly note?: string | null | undefined;
};

function whyText({ reason_code: code, reason_label: label, note }: Reasoned, t: Translate): string {
  const reason = code ? reasonText(code, t, label ?? undefined) : null;
  return [reason, note].filter(Boolean).join('. ') || t('handover.unknown');
}

function flagText(reason: string, t: Translate): string {
  if (isFlagReason(reason)) return t(`flag.${reason}`);
  return reason === 'BREAK_GLASS' ? t('review.kind.BREAK_GLASS') : t('review.kind.REJECTED_EVENT');
}
