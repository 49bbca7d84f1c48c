'use client';

import { offWith } from '#components/guarded/off-with.ts';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useNow } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { ClaimBadge } from './claim-badge.tsx';
import { LeaseClock } from './due-clock.tsx';

export type ClaimDeeds = {
  readonly onClaim: () => void;
  readonly onRenew: () => void;
  readonly onTakeOver: () => void;
};

type ClaimLineProps = {
  readonly item: ReviewItem;
  readonly meId: string;
  readonly off: string | null;
  readonly deeds: ClaimDeeds;
};

const ENDING_MS = 3 * 60_000;

/** Whose review it is, how long still, and the one thing that can be done about it. */
export function ClaimLine({ item: { claim }, meId, off, deeds }: ClaimLineProps) {
  const { t } = useLanguage();
  if (claim === null) {
    return (
      <>
        <span>{t('review.claim.none')}</span>
        <Button variant="quiet" size="sm" {...offWith(off, deeds.onClaim)}>
          {t('review.act.claim')} <Kbd className="max-sm:hidden">C</Kbd>
        </Button>
        {off !== null && <span>{off}</span>}
      </>
    );
  }
  const mine = claim.by === meId;
  return (
    <>
      <span className="flex items-center gap-1.5">
        <ClaimBadge claim={claim} meId={meId} />
        <span>
          {mine ? t('review.claim.you') : t('review.claim.by', { name: claim.name })},{' '}
          <LeaseClock until={claim.untilAt} /> {t('review.claim.left')}
        </span>
      </span>
      {mine ? (
        <>
          <Button variant="quiet" size="sm" {...offWith(off, deeds.onClaim)}>
            {t('review.act.release')} <Kbd className="max-sm:hidden">C</Kbd>
          </Button>
          <Renew until={claim.untilAt} onRenew={deeds.onRenew} />
        </>
      ) : (
        <Button variant="quiet" size="sm" onClick={deeds.onTakeOver}>
          {t('review.act.take_over')}… <Kbd className="max-sm:hidden">T</Kbd>
        </Button>
      )}
    </>
  );
}

/** Offered once the lease comes to its end. */
function Renew({ until, onRenew }: { readonly until: number; readonly onRenew: () => void }) {
  const { t } = useLanguage();
  const left = until - useNow(10_000);
  if (left > ENDING_MS) return null;
  return (
    <Button variant="quiet" size="sm" onClick={onRenew}>
      {t('review.act.renew')}
    </Button>
  );
}
