import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { StatusChip } from '#components/board/status-label.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type FromToProps = {
  readonly from: DriverStatus;
  /** Time in the state, “22m”. */
  readonly since: string;
  readonly to: DriverStatus | null;
};

/** The move in two chips. */
export function FromTo({ from, since, to }: FromToProps) {
  const { t } = useLanguage();
  return (
    <div className="flex items-end gap-2.5 pb-3">
      <Named name={t('override.from')}>
        <StatusChip status={from} since={since} />
      </Named>
      <ArrowRight aria-hidden className="text-ink-3 mb-0.5 size-5" />
      <Named name={t('override.to')}>
        {to === null || to === from ? (
          <span className="rounded-chip border-control text-ink-3 inline-flex h-6 items-center border border-dashed px-2">
            {t('override.notChosen')}
          </span>
        ) : (
          <StatusChip status={to} />
        )}
      </Named>
      <span className="text-11 text-ink-3 ml-auto max-sm:hidden">
        {t.rich('override.press', { key: keyCap })}
      </span>
    </div>
  );
}

function Named({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <span className="text-11 text-ink-3 block">{name}</span>
      {children}
    </div>
  );
}

function keyCap(name: ReactNode): ReactNode {
  return <Kbd>{name}</Kbd>;
}
