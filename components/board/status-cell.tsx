'use client';

import { lazy, memo, Suspense } from 'react';
import { useProgress } from '#components/guarded/use-progress.ts';
import { overrides } from '#components/override/overrides.ts';
import { cx } from '#components/ui/cx.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { Age } from './moment.tsx';
import { StatusLabel } from './status-label.tsx';

export type StatusCellProps = Pick<FleetRow, 'id' | 'status' | 'statusSince'> & {
  readonly onRetry: (batchId: string) => void;
};

/** Comes with the dialogs: once an override is on its way the line may be gone. */
export const loadOverrideCell = () =>
  import('./override-cell.tsx').then((file) => ({ default: file.OverrideCell }));

const OverrideCell = lazy(loadOverrideCell);

/** State and time in it; an override that is not settled says something else instead. */
export const StatusCell = memo(function StatusCell(props: StatusCellProps) {
  const { id, status, statusSince } = props;
  const isOverridden = useProgress(overrides, id) !== null;
  const loud = status === 'DELAYED' || status === 'SUSPENDED';
  const settled = (
    <div role="gridcell" className="col-status">
      <StatusLabel status={status} />
      <Age at={statusSince} className={cx('as-of flex-none', loud ? 'text-ink' : 'text-ink-2')} />
    </div>
  );
  if (!isOverridden) return settled;
  return (
    <Suspense fallback={settled}>
      <OverrideCell {...props} />
    </Suspense>
  );
});
