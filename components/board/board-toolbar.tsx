'use client';

import { memo, type RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { prepareSearch } from '#lib/fleet/row-order.ts';
import type { WorkspaceSettings } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { attentionWords } from './filter-words.ts';
import { FilterButton } from './filter-button.tsx';
import { SearchField } from './search-field.tsx';

type BoardToolbarProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly adder: RefObject<HTMLDivElement | null>;
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
  readonly settings: WorkspaceSettings;
  /** Batches that pass the filters, and all of them. */
  readonly shown: number;
  readonly all: number;
  /** Rows that wait to be sorted in. */
  readonly moved: number;
  readonly onSettle: () => void;
  readonly onLeaveSearch: () => void;
};

/** What the list is filtered by, and what is left of it. */
export const BoardToolbar = memo(function BoardToolbar(props: BoardToolbarProps) {
  const { field, adder, view, onView, settings, shown, all, moved, onSettle, onLeaveSearch } = props;
  const { store } = useFleetSource();
  const { t } = useLanguage();
  return (
    <div className="bg-surface flex h-9 flex-none items-center gap-2 px-4 max-sm:h-[60px] max-sm:border-b">
      <SearchField
        field={field}
        value={view.search}
        onChange={(search) => onView({ search })}
        onFocus={() => void prepareSearch(store)}
        onLeave={onLeaveSearch}
      />
      <FilterButton holder={adder} view={view} onView={onView} />
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden pl-1 max-sm:hidden">
        {view.depots.length > 0 && (
          <Chip
            label={t('board.filter.depot')}
            value={view.depots.join(', ')}
            onRemove={() => onView({ depots: [] })}
          />
        )}
        {view.shifts.length > 0 && (
          <Chip
            label={t('board.filter.shift')}
            value={view.shifts.map((shift) => t(`board.shift.${shift}`)).join(', ')}
            onRemove={() => onView({ shifts: [] })}
          />
        )}
        {view.statuses.length > 0 && (
          <Chip
            label={t('board.filter.state')}
            value={view.statuses.map((status) => t(`status.${status}`)).join(', ')}
            onRemove={() => onView({ statuses: [] })}
          />
        )}
        {view.attention !== null && (
          <Chip
            label={t('board.filter.attention')}
            value={attentionWords(view.attention, settings, t)}
            onRemove={() => onView({ attention: null })}
          />
        )}
      </div>
      {moved > 0 && (
        <Button
          size="sm"
          variant="quiet"
          onClick={onSettle}
          title={t('board.settle')}
          className="max-sm:hidden"
        >
          {t('board.rowsMoved', { count: moved })}
        </Button>
      )}
      <p className="text-12 text-ink-3 flex-none max-sm:hidden">
        {shown === all ? t('board.batchCount', { count: all }) : t('board.shownOf', { shown, count: all })}
      </p>
    </div>
  );
});
