'use client';

import { memo } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { BoardColumn, BoardSort } from '#lib/fleet/board-view.ts';
import { cx } from '#components/ui/cx.ts';
import { columnClass, columnName } from './columns.ts';
import { PickAll, type PickState } from './pick-cell.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type BoardHeadProps = {
  readonly sort: BoardSort;
  readonly onSort: (column: BoardColumn) => void;
  /** The head that the grid's one tab stop rests on, if it rests on a head. */
  readonly active: HeadName | null;
  readonly columns: readonly BoardColumn[];
  /** Null for somebody who may select nothing. */
  readonly picked: PickState | null;
  readonly onPickAll: () => void;
};

/** What the keyboard can rest on in the head. */
export type HeadName = BoardColumn | 'pick';

export const BoardHead = memo(function BoardHead({
  sort,
  onSort,
  active,
  columns,
  picked,
  onPickAll,
}: BoardHeadProps) {
  const { t } = useLanguage();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="board-head board-line border-b-line-2 bg-surface-2 text-12 text-ink-3 sticky top-0 z-3 h-[30px] border-t border-b"
    >
      {picked !== null && <PickAll state={picked} active={active === 'pick'} onPickAll={onPickAll} />}
      {columns.map((column) => {
        const label = t(`board.column.${column}`);
        const name = columnName(column, t);
        const sorted = sort.column === column;
        const Arrow = sort.direction === 'desc' ? ArrowDown : ArrowUp;
        return (
          <div
            key={column}
            role="columnheader"
            className={columnClass[column]}
            {...(sorted ? { 'aria-sort': sort.direction === 'desc' ? 'descending' : 'ascending' } : {})}
          >
            <button
              type="button"
              data-head={column}
              tabIndex={active === column ? 0 : -1}
              title={name ?? t('board.sortBy', { column: label.toLowerCase() })}
              {...(name === null ? {} : { 'aria-label': name })}
              onClick={() => onSort(column)}
              className={cx(
                'focus-inset hover:text-ink flex h-7 min-w-0 items-center gap-0.5 whitespace-nowrap',
                sorted && 'text-ink font-semibold',
              )}
            >
              {label}
              {sorted && <Arrow aria-hidden className="size-3" />}
            </button>
          </div>
        );
      })}
    </div>
  );
});
