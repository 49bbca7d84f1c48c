'use client';

import Link from 'next/link';
import { Moment } from '#components/board/moment.tsx';
import { useInWorkspace } from '#components/shell/use-in-workspace.ts';
import { isFlagReason } from '#lib/fleet/wire-event.ts';
import type { Handover } from '#lib/handover/handover-answer.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LoggedOutList, OverrideList, StandingList } from './handover-lists.tsx';
import { HandoverSection } from './handover-table.tsx';

type HandoverSheetProps = {
  readonly handover: Handover;
  /** Of the workspace. */
  readonly name: string;
  /** What the sheet is about. */
  readonly range: string;
  readonly moment: (at: number) => string;
};

/** One sheet: open flags, batches that stand still, who was logged out, what was overridden. */
export function HandoverSheet({ handover, name, range, moment }: HandoverSheetProps) {
  const { t } = useLanguage();
  const { at_ms: at, delayed, suspended, logged_out: loggedOut, overrides, reviews } = handover;
  return (
    <article>
      <p className="text-ink-2 mb-3 hidden max-sm:block print:block print:px-4">
        {t('handover.range', { name, range })}
      </p>
      <dl
        aria-label={t('handover.figures')}
        className="bg-surface mb-3 grid grid-cols-5 border max-sm:grid-cols-2"
      >
        <Figure name={t('handover.flags')} count={reviews.open} />
        <Figure name={t('handover.suspended')} count={suspended.length} />
        <Figure name={t('handover.delayed')} count={delayed.length} />
        <Figure name={t('handover.loggedOut')} count={loggedOut.length} />
        <Figure name={t('handover.overrides')} count={overrides.length} />
      </dl>
      <OpenFlags handover={handover} moment={moment} />
      <StandingList
        title={t('handover.suspended')}
        none={t('handover.noSuspended')}
        batches={suspended}
        at={at}
      />
      <StandingList title={t('handover.delayed')} none={t('handover.noDelayed')} batches={delayed} at={at} />
      <LoggedOutList acts={loggedOut} moment={moment} />
      <OverrideList acts={overrides} moment={moment} />
    </article>
  );
}

function Figure({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div className="-mr-px flex flex-col-reverse justify-end border-r px-4 py-2.5 max-sm:-mb-px max-sm:border-b max-sm:last:odd:col-span-2">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="text-20 font-semibold">{count}</dd>
    </div>
  );
}

function OpenFlags({
  handover: { reviews, decisions },
  moment,
}: Pick<HandoverSheetProps, 'handover' | 'moment'>) {
  const { t } = useLanguage();
  const inWorkspace = useInWorkspace();
  const { open, overdue, oldest_ms: oldest, by_reason: reasons } = reviews;
  return (
    <HandoverSection title={t('handover.flags')} count={open}>
      <div className="grid gap-1 px-4 py-2.5">
        <p>
          {t('handover.flagsOpen', { open, overdue })}{' '}
          {typeof oldest === 'number' && (
            <Moment at={oldest}>{t('handover.oldest', { time: moment(oldest) })}</Moment>
          )}{' '}
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
          <dl className="text-12 flex flex-wrap gap-x-4">
            {reasons
              .toSorted(([, a], [, b]) => b - a)
              .map(([reason, count]) => (
                <div key={reason} className="flex gap-1.5">
                  <dt className="text-ink-2">{flagText(reason, t)}</dt>
                  <dd className="font-semibold">{count}</dd>
                </div>
              ))}
          </dl>
        )}
        <p className="text-12 text-ink-3">{t('handover.decisions', decisions)}</p>
      </div>
    </HandoverSection>
  );
}

function flagText(reason: string, t: Translate): string {
  if (isFlagReason(reason)) return t(`flag.${reason}`);
  return reason === 'BREAK_GLASS' ? t('review.kind.BREAK_GLASS') : t('review.kind.REJECTED_EVENT');
}
