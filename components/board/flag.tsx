import { cx } from '#components/ui/cx.ts';
import type { FlagReason } from '#lib/fleet/types.ts';
import { FLAG_MARKS, type Risk } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const looks: Record<Risk, string> = {
  low: 'border-line-2 text-ink-2',
  medium: 'border-warn-line bg-warn-w text-warn-t',
  high: 'border-danger-line bg-danger-w text-danger-t',
};

/** One to three bars: the risk, readable without colour. */
export function RiskBars({ risk }: { readonly risk: Risk }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden className="block size-2.5 flex-none fill-current">
      <rect x="0" y="6" width="2.5" height="4" />
      <rect x="3.75" y="3" width="2.5" height="7" opacity={risk === 'low' ? 0.25 : 1} />
      <rect x="7.5" y="0" width="2.5" height="10" opacity={risk === 'high' ? 1 : 0.25} />
    </svg>
  );
}

/** Three-letter code, risk bars and, from two on, the count. */
export function Flag({ reason, count = 1 }: { readonly reason: FlagReason; readonly count?: number }) {
  const { t } = useLanguage();
  const { code, risk } = FLAG_MARKS[reason];
  const spoken = t('board.flagSpoken', { flag: t(`flag.${reason}`), risk: t(`risk.${risk}`), count });
  return (
    <span
      title={spoken}
      className={cx(
        'rounded-chip inline-flex h-[18px] flex-none items-center gap-1 border pr-[5px] pl-1 font-mono text-[11px]/[16px] font-medium',
        looks[risk],
      )}
    >
      <RiskBars risk={risk} />
      <b aria-hidden className="font-semibold">
        {code}
      </b>
      {count > 1 && (
        <span aria-hidden className="h-2.5 border-l border-current pl-1 leading-[10px]">
          {count}
        </span>
      )}
      <span className="sr-only">{spoken}</span>
    </span>
  );
}
