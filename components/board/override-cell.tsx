'use client';

import { useOverrideProgress } from '#components/override/override-progress.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { StatusCellProps } from './status-cell.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { StatusLabel } from './status-label.tsx';

/** While an override is on its way the state asked for, after a failure the old one and a retry. */
export function OverrideCell({ id, status, onRetry }: StatusCellProps) {
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
  if (progress === null) {
    return (
      <div role="gridcell" className="col-status">
        <StatusLabel status={status} />
      </div>
    );
  }
  return (
    <div role="gridcell" className="col-status bg-danger-w" title={progress.words}>
      <StatusLabel status={status} />
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
    </div>
  );
}
