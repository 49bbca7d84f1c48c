'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Moment } from '#components/board/moment.tsx';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewDetail } from '#lib/review/review-answers.ts';
import { isUndecided, type ReviewItem } from '#lib/review/review-item.ts';
import { DueClock } from './due-clock.tsx';
import { EvidencePicture } from './evidence/evidence-picture.tsx';
import { Sparks } from './evidence/sparks.tsx';
import { NearEventsTable } from './near-events-table.tsx';
import { ReviewFlag } from './review-flag.tsx';
import { factOf } from './review-words.ts';

type ItemPaneProps = {
  readonly item: ReviewItem;
  readonly detail: ReviewDetail | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
  /** The address of the board. */
  readonly board: string;
  /** Back to the queue, on a phone. */
  readonly onBack: () => void;
};

/** What happened: the fact, its picture to scale, the measures and events around it. */
export function ItemPane({ item, detail, failed, onRetry, board, onBack }: ItemPaneProps) {
  const language = useLanguage();
  const { t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const [chosen, setChosen] = useState(0);
  const reason = item.reasons[chosen] ?? item.reasons[0];
  if (reason === undefined) return null;
  const at = item.event?.recordedAt ?? item.createdAt;
  const address = detail?.stop?.address;
  return (
    <section
      aria-label={t('review.evidence')}
      className="scroll-thin bg-surface flex min-h-0 min-w-0 flex-col overflow-auto max-sm:overflow-visible"
    >
      <header className="flex-none border-b px-5 py-3 max-sm:px-4 max-sm:py-2.5">
        <div className="flex items-start gap-2.5">
          <Button
            variant="quiet"
            icon
            className="-ml-2 sm:hidden"
            aria-label={t('review.back')}
            onClick={onBack}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <span className="pt-[3px]">
            <ReviewFlag reason={reason} />
          </span>
          <h2 className="text-16 max-sm:text-14 min-w-0 flex-1 font-semibold">
            {factOf(item, reason, language)}
          </h2>
          {isUndecided(item) && <DueClock dueAt={item.dueAt} long className="pt-0.5" />}
        </div>
        <p className="text-ink-2 max-sm:text-12 mt-0.5">
          {item.driver?.name} ·{' '}
          {item.batch !== null && (
            <>
              <Link
                href={`${board}${board.includes('?') ? '&' : '?'}batch=${item.batch.id}`}
                prefetch={false}
                className="decoration-line-2 text-12 font-mono underline hover:decoration-current"
              >
                {item.batch.reference}
              </Link>{' '}
              ·{' '}
            </>
          )}
          {address != null && `${address} · `}
          <Moment at={at}>{clockSeconds(at, timeZone)}</Moment>
        </p>
        {item.reasons.length > 1 && (
          <div className="mt-2">
            <Segmented
              label={t('review.reasons')}
              value={String(chosen)}
              options={item.reasons.map((one, index) => ({
                value: String(index),
                name: t(`review.kind.${one}`),
                face: <ReviewFlag reason={one} />,
              }))}
              onChange={(value) => setChosen(Number(value))}
            />
          </div>
        )}
      </header>
      <EvidencePicture item={item} reason={reason} detail={detail} />
      {detail !== undefined && (
        <>
          <Sparks item={item} reason={reason} detail={detail} />
          <NearEventsTable detail={detail} seq={item.event?.seq ?? null} />
        </>
      )}
      {detail === undefined && failed && (
        <div role="alert" className="text-danger-t flex items-center gap-2 p-5">
          {t('review.detailFailed')}
          <Button size="sm" onClick={onRetry}>
            {t('shell.tryAgain')}
          </Button>
        </div>
      )}
      {detail === undefined && !failed && (
        <p role="status" className="text-ink-3 min-h-[300px] p-5">
          {t('review.loading')}
        </p>
      )}
    </section>
  );
}
