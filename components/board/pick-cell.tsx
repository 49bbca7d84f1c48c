'use client';

import { memo } from 'react';
import { useLanguage } from '#lib/i18n/use-language.ts';

type PickCellProps = {
  readonly batchId: string;
  readonly name: string;
  readonly picked: boolean;
  readonly onPick: (batchId: string) => void;
};

/** The box that selects a row for a bulk action; X does the same. */
export const PickCell = memo(function PickCell({ batchId, name, picked, onPick }: PickCellProps) {
  const { t } = useLanguage();
  return (
    <div role="gridcell" className="col-pick">
      <label className="grid h-full w-full place-items-center">
        <input
          type="checkbox"
          tabIndex={-1}
          className="pick-box"
          checked={picked}
          aria-label={t('board.pick.row', { name })}
          onChange={() => onPick(batchId)}
        />
      </label>
    </div>
  );
});

export type PickState = 'none' | 'some' | 'all';
type PickAllProps = {
  readonly state: PickState;
  /** The grid's one tab stop rests here. */
  readonly active: boolean;
  readonly onPickAll: () => void;
};

/** The box in the head: all shown batches, or none. */
export function PickAll({ state, active, onPickAll }: PickAllProps) {
  const { t } = useLanguage();
  return (
    <div role="columnheader" className="col-pick">
      <label className="grid h-7 w-full place-items-center" title={t('board.pick.all')}>
        <input
          ref={(box) => {
            if (box !== null) box.indeterminate = state === 'some';
          }}
          type="checkbox"
          data-head="pick"
          tabIndex={active ? 0 : -1}
          className="pick-box"
          checked={state === 'all'}
          aria-label={t('board.pick.all')}
          onChange={onPickAll}
        />
      </label>
    </div>
  );
}
