import { StatusChip } from '#components/board/status-label.tsx';
import { useOverrideProgress } from '#components/override/override-progress.ts';
import { PendingChip } from '#components/override/pending-chip.tsx';
import { cx } from '#components/ui/cx.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, fullTime, shortDuration } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The state and since when, then batch, depot and vehicle. */
export function PanelStatus({ row }: { readonly row: FleetRow }) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { t } = language;
  const now = useNow(10_000);
  const progress = useOverrideProgress(row.id);
  return (
    <div className="text-ink-2 flex items-center gap-2 pt-1 whitespace-nowrap max-sm:flex-wrap max-sm:gap-y-1">
      {progress?.phase === 'saving' ? (
        <PendingChip to={progress.to} words={progress.words} />
      ) : (
        <StatusChip status={row.status} since={shortDuration(now - row.statusSince, t)} />
      )}
      <span className="text-ink-3" title={fullTime(row.statusSince, language)}>
        {t('driver.since', { time: clockSeconds(row.statusSince, timeZone) })}
      </span>
      <Part words={row.reference} className="text-12 font-mono tracking-[-.01em]" />
      <Part words={row.depot} className="min-w-0 truncate max-sm:hidden" />
      <Part words={row.driver?.vehicle} className="min-w-0 truncate max-sm:hidden" />
    </div>
  );
}

function Part({
  words,
  className,
}: {
  readonly words: string | null | undefined;
  readonly className: string;
}) {
  if (!words) return null;
  return (
    <>
      <span aria-hidden className={cx('text-ink-3', className.includes('max-sm:hidden') && 'max-sm:hidden')}>
        ·
      </span>
      <span title={words} className={className}>
        {words}
      </span>
    </>
  );
}
