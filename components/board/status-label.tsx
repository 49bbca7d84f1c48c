import { cx } from '#components/ui/cx.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { StatusGlyph } from './status-glyph.tsx';

/** Only a halt or a delay colours its word; a finished or idle batch steps back. */
function wordClass(status: DriverStatus): string {
  if (status === 'DELAYED' || status === 'SUSPENDED') return 'font-semibold text-st-t';
  return status === 'COMPLETED' || status === 'INACTIVE' ? 'text-ink-3' : '';
}

/** Shape and word. */
export function StatusLabel({ status }: { readonly status: DriverStatus }) {
  const { t } = useLanguage();
  return (
    <span data-status={status} className="inline-flex min-w-0 items-center gap-2">
      <StatusGlyph status={status} />
      <span className={cx('status-word whitespace-nowrap', wordClass(status))}>{t(`status.${status}`)}</span>
    </span>
  );
}

type StatusChipProps = {
  readonly status: DriverStatus;
  /** Time in the status, "22m". */
  readonly since?: string | undefined;
};

/** The washed form, for sheets and dialogs. */
export function StatusChip({ status, since }: StatusChipProps) {
  const { t } = useLanguage();
  return (
    <span
      data-status={status}
      className="rounded-chip bg-st-w text-st-t inline-flex h-6 min-w-0 items-center gap-1.5 pr-2 pl-1.5 align-middle"
    >
      <StatusGlyph status={status} />
      <span className="font-semibold whitespace-nowrap">{t(`status.${status}`)}</span>
      {since !== undefined && <span>{since}</span>}
    </span>
  );
}
