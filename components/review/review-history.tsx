'use client';

import { Moment } from '#components/board/moment.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewAction } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';

const ACTS = [
  'claim_review',
  'release_review',
  'take_over_review',
  'confirm_review',
  'dismiss_review',
  'follow_up_review',
  'snooze_review',
  'reopen_review',
] as const;

type ReviewHistoryProps = { readonly item: ReviewItem; readonly actions: readonly ReviewAction[] };

/** Who did what with this review, oldest first. Each line is one of the audit. */
export function ReviewHistory({ item, actions }: ReviewHistoryProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  return (
    <ol className="text-12 text-ink-2 grid gap-1.5">
      <li>
        <Moment at={item.createdAt} className="text-ink-3">
          {clockSeconds(item.createdAt, timeZone)}
        </Moment>{' '}
        {t('review.flagged')}
      </li>
      {actions.map((action) => (
        <li key={action.id}>
          <Moment at={action.at} className="text-ink-3">
            {clockSeconds(action.at, timeZone)}
          </Moment>{' '}
          {actWords(action, t)}
          {action.note !== null && <q className="text-ink-3 block">{action.note}</q>}
        </li>
      ))}
    </ol>
  );
}

function actWords({ action, actorName, reasonCode }: ReviewAction, t: Translate): string {
  const known = ACTS.find((one) => one === action);
  const name = actorName ?? t('review.somebody');
  const words = known === undefined ? `${name}: ${action}` : t(`review.did.${known}`, { name });
  return reasonCode === null ? words : `${words}: ${reasonText(reasonCode, t)}`;
}
