'use client';

import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Moment } from '#components/board/moment.tsx';
import { OtherHere } from '#components/board/other-here.tsx';
import { StatusLabel } from '#components/board/status-label.tsx';
import { shortDuration, signedMinutes } from '#lib/fleet/words.ts';
import type { HandedOverride, LoggedOut, StandingBatch } from '#lib/handover/handover-answer.ts';
import { useGivenReason } from '#components/guarded/use-given-reason.ts';
import { causeText } from '#lib/i18n/reason-text.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { HandoverTable } from './handover-table.tsx';

// On paper the last column, the words, needs the room.
const BATCH = 'w-32 print:w-27';
const DRIVER = 'w-60 print:w-48';
const PERSON = 'w-40 print:w-28';
const CHANGE = 'w-60 print:w-34';
const TIME = 'w-28 print:w-16';

type StandingProps = {
  readonly title: string;
  readonly none: string;
  readonly batches: readonly StandingBatch[];
  readonly at: number;
};

/** Batches in one state that asks for somebody: how long, how late, why. */
export function StandingList({ title, none, batches, at }: StandingProps) {
  const { t } = useLanguage();
  const given = useGivenReason();
  return (
    <HandoverTable
      title={title}
      none={none}
      columns={[
        { name: t('handover.column.batch'), width: BATCH },
        { name: t('handover.column.driver'), width: DRIVER },
        { name: t('handover.column.since'), width: 'w-20', right: true },
        { name: t('handover.column.late'), width: 'w-24', right: true },
        { name: t('handover.column.why') },
      ]}
      rows={batches.map((batch) => ({
        key: batch.batch_id,
        cells: [
          <span key="batch" className="flex min-h-5 items-center gap-1.5">
            {reference(batch.reference)}
            <span className="print:hidden">
              <OtherHere item={batch.batch_id} />
            </span>
          </span>,
          driver(batch, t),
          shortDuration(at - batch.since_ms, t),
          typeof batch.lateness_min === 'number'
            ? t('handover.minutes', { minutes: signedMinutes(batch.lateness_min) })
            : t('handover.unknown'),
          whyText(batch, given, t) ?? t('handover.unknown'),
        ],
      }))}
    />
  );
}

type ActsProps<Act> = {
  readonly acts: readonly Act[];
  readonly moment: (at: number) => string;
};

/** Who was logged out by whom, and why. */
export function LoggedOutList({ acts, moment }: ActsProps<LoggedOut>) {
  const { t } = useLanguage();
  const given = useGivenReason();
  return (
    <HandoverTable
      title={t('handover.loggedOut')}
      none={t('handover.noLoggedOut')}
      columns={[
        { name: t('handover.column.driver'), width: DRIVER },
        { name: t('handover.column.at'), width: TIME, right: true },
        { name: t('handover.column.by'), width: PERSON },
        { name: t('handover.column.why') },
      ]}
      rows={acts.map((one) => ({
        key: `${one.session_id} ${one.at_ms}`,
        cells: [
          driver(one, t),
          <Moment key="at" at={one.at_ms}>
            {moment(one.at_ms)}
          </Moment>,
          one.by_name ?? t('handover.unknown'),
          whyText(one, given, t) ?? t('handover.unknown'),
        ],
      }))}
    />
  );
}

/** What supervisors changed by hand, and why. */
export function OverrideList({ acts, moment }: ActsProps<HandedOverride>) {
  const { t } = useLanguage();
  const given = useGivenReason();
  return (
    <HandoverTable
      title={t('handover.overrides')}
      none={t('handover.noOverrides')}
      columns={[
        { name: t('handover.column.batch'), width: BATCH },
        { name: t('handover.column.driver'), width: PERSON },
        { name: t('handover.column.change'), width: CHANGE },
        { name: t('handover.column.at'), width: TIME, right: true },
        { name: t('handover.column.by'), width: PERSON },
        { name: t('handover.column.why') },
      ]}
      rows={acts.map((one) => ({
        key: one.action_id,
        cells: [
          one.reference ? reference(one.reference) : t('handover.unknown'),
          <span key="driver" className="font-medium">
            {one.driver_name ?? t('handover.unknown')}
          </span>,
          <span key="change" className="flex flex-wrap items-center gap-x-2">
            {one.from && <StatusLabel status={one.from} />}
            <ArrowRight aria-hidden className="text-ink-3 size-3" />
            {one.to && <StatusLabel status={one.to} />}
          </span>,
          <Moment key="at" at={one.at_ms}>
            {moment(one.at_ms)}
          </Moment>,
          one.by_name ?? t('handover.unknown'),
          whyText(one, given, t) ?? t('handover.unknown'),
        ],
      }))}
    />
  );
}

function reference(text: string): ReactNode {
  return <span className="text-12 font-mono whitespace-nowrap">{text}</span>;
}

type Driven = {
  readonly driver_name?: string | null | undefined;
  readonly driver_code?: string | null | undefined;
};

function driver({ driver_name: name, driver_code: code }: Driven, t: Translate): ReactNode {
  return (
    <span>
      <b className="font-medium">{name ?? t('handover.unknown')}</b>{' '}
      <span className="text-12 text-ink-3">{code}</span>
    </span>
  );
}

type Given = ReturnType<typeof useGivenReason>;
type Reasoned = {
  /** What a device gave as the cause of a delay. */
  readonly reason?: string | null | undefined;
  readonly reason_code?: string | null | undefined;
  readonly reason_label?: string | null | undefined;
  readonly note?: string | null | undefined;
};

function whyText({ reason, note, ...act }: Reasoned, given: Given, t: Translate): string | null {
  const { reason_code: code, reason_label: label } = act;
  const words = reason ? causeText(reason, t) : code ? given(code, label ?? undefined) : null;
  return [words, note].filter(Boolean).join('. ') || null;
}
