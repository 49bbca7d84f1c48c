'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewDetail } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { DeviceFacts, EventFacts } from './event-facts.tsx';
import { DriverDays } from './driver-days.tsx';
import { FactSection } from './fact-section.tsx';
import { ReviewHistory } from './review-history.tsx';
import { RuleText } from './rule-text.tsx';
import { StopDays } from './stop-days.tsx';

type FactsPaneProps = {
  readonly item: ReviewItem;
  readonly detail: ReviewDetail | undefined;
  /** Narrows the queue to the other open flags of this driver. */
  readonly onDriver: (driverId: string) => void;
};

/** What helps to judge it: the event, the device, the rule, and what usually happens with this driver and at this stop. */
export function FactsPane({ item, detail, onDriver }: FactsPaneProps) {
  const { t } = useLanguage();
  const position = detail?.stop?.position ?? item.event?.stopIndex ?? null;
  const [reason] = item.reasons;
  const others = detail?.others.length ?? 0;
  return (
    <aside
      aria-label={t('review.facts')}
      // It may hold nothing that takes the focus, and yet must scroll by keyboard (WCAG 2.1.1).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="scroll-thin focus-inset bg-surface min-h-0 overflow-auto border-l max-sm:overflow-visible max-sm:border-l-0"
    >
      <EventFacts item={item} />
      {reason !== undefined && <RuleText reason={reason} />}
      {detail?.session != null && <DeviceFacts session={detail.session} />}
      {item.driver !== null && (
        <DriverDays driverId={item.driver.id}>
          {others === 0 ? (
            <p className="text-12 text-ink-3 mt-1.5 min-h-6">{t('review.otherFlags', { count: others })}</p>
          ) : (
            <button
              type="button"
              onClick={() => item.driver !== null && onDriver(item.driver.id)}
              className="text-accent-ink text-12 touch mt-1.5 min-h-6 underline"
            >
              {t('review.otherFlags', { count: others })}
            </button>
          )}
        </DriverDays>
      )}
      {item.batch !== null && position !== null && <StopDays batchId={item.batch.id} position={position} />}
      <FactSection title={t('review.history')}>
        <ReviewHistory item={item} actions={detail?.actions ?? []} />
      </FactSection>
    </aside>
  );
}
