'use client';

import { memo } from 'react';
import { useOverrideProgress } from '#components/override/override-progress.ts';
import { cx } from '#components/ui/cx.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { Age } from './moment.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { StatusLabel } from './status-label.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type StatusCellProps = Pick<FleetRow, 'id' | 'status' | 'statusSince'> & {
  readonly onRetry: (batchId: string) => void;
};

/** State and time in it; while an override is on its way the state asked for, after a failure the old one and a retry. */
export const StatusCell = memo(function StatusCell({ id, status, statusSince, onRetry }: StatusCellProps) {
  const progress = useOverrideProgress(id);
  const { t } = useLanguage();
  if (progress?.phase === 'saving') {
    return (
      <div role="gridcell" className="col-status">
        <span className="border-accent text-ink-3 inline-flex h-6 w-full items-center gap-2 border-b-[1.5px] border-dashed">
          <StatusGlyph status={progress.to} className="opacity-55" />
          {progress.words}
        </span>
      </div>
    );
  }
  const failed = progress?.phase === 'failed';
  const loud = status === 'DELAYED' || status === 'SUSPENDED';
  return (
    <div
      role="gridcell"
      className={cx('col-status', failed && 'bg-danger-w')}
      title={failed ? progress.words : undefined}
    >
      <StatusLabel status={status} />
      {failed ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            if (progress.mayHelp) progress.retry();
            else onRetry(id);
          }}
          className="text-danger-t h-6 flex-none hover:underline"
        >
          {t('shell.retry')}
        </button>
      ) : (
        <Age at={statusSince} className={cx('as-of flex-none', loud ? 'text-ink' : 'text-ink-2')} />
      )}
    </div>
  );
});
