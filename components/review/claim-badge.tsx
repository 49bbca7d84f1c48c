import { initials } from '#components/shell/initials.ts';
import { cx } from '#components/ui/cx.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Claim } from '#lib/review/review-item.ts';

/** The initials of who has claimed a review; one's own are filled. */
export function ClaimBadge({ claim, meId }: { readonly claim: Claim; readonly meId: string }) {
  const { t } = useLanguage();
  const mine = claim.by === meId;
  const words = mine ? t('review.claim.you') : t('review.claim.by', { name: claim.name });
  return (
    <span
      title={words}
      className={cx(
        'rounded-chip grid size-5 flex-none place-items-center text-[10px]/none font-semibold',
        mine ? 'bg-ink-solid text-on-solid' : 'bg-surface-3 text-ink-2',
      )}
    >
      <span aria-hidden>{initials(claim.name)}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
