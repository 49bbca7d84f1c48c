import { Flag, RiskBars } from '#components/board/flag.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { isFlag, type ReviewReason } from '#lib/review/review-item.ts';

const codes = { REJECTED_EVENT: 'REF', BREAK_GLASS: 'BRK' } as const;
const looks = {
  REJECTED_EVENT: 'border-warn-line bg-warn-w text-warn-t',
  BREAK_GLASS: 'border-danger-line bg-danger-w text-danger-t',
} as const;
const risks = { REJECTED_EVENT: 'medium', BREAK_GLASS: 'high' } as const;

/** The mark of a reason: the flag's own, or one in the same form for what is no flag. */
export function ReviewFlag({
  reason,
  count = 1,
}: {
  readonly reason: ReviewReason;
  readonly count?: number;
}) {
  const { t } = useLanguage();
  if (isFlag(reason)) return <Flag reason={reason} count={count} />;
  const spoken = `${t(`review.kind.${reason}`)}, ${t(`risk.${risks[reason]}`)}`;
  return (
    <span
      title={spoken}
      className={`rounded-chip inline-flex h-[18px] flex-none items-center gap-1 border pr-[5px] pl-1 font-mono text-[11px]/[16px] font-medium ${looks[reason]}`}
    >
      <RiskBars risk={risks[reason]} />
      <b aria-hidden className="font-semibold">
        {codes[reason]}
      </b>
      <span className="sr-only">{spoken}</span>
    </span>
  );
}
