'use client';

import { Rows2, Rows3, Rows4 } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import type { WorkspaceSettings } from '#lib/fleet/types.ts';
import { countOf, STATUS_WORDS } from '#lib/fleet/words.ts';
import type { Density } from './density.ts';
import { attentionWords } from './filter-words.ts';
import { SearchField } from './search-field.tsx';

type BoardToolbarProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
  readonly settings: WorkspaceSettings;
  /** Batches that pass the filters, and all of them. */
  readonly shown: number;
  readonly all: number;
  /** Rows that wait to be sorted in. */
  readonly moved: number;
  readonly onSettle: () => void;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly onLeaveSearch: () => void;
};

const densities = [
  { value: 'compact', name: 'Compact rows', face: <Rows4 aria-hidden /> },
  { value: 'regular', name: 'Regular rows', face: <Rows3 aria-hidden /> },
  { value: 'comfortable', name: 'Comfortable rows', face: <Rows2 aria-hidden /> },
] as const;

export function BoardToolbar(props: BoardToolbarProps) {
  const { field, view, onView, settings, shown, all, moved, onSettle, density, onDensity, onLeaveSearch } =
    props;
  return (
    <div className="bg-surface flex h-11 flex-none items-center gap-2 px-4 max-sm:h-[60px] max-sm:border-b">
      <SearchField
        field={field}
        value={view.search}
        onChange={(search) => onView({ search })}
        onLeave={onLeaveSearch}
      />
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden pl-1 max-sm:hidden">
        {view.statuses.length > 0 && (
          <Chip
            label="State"
            value={view.statuses.map((status) => STATUS_WORDS[status]).join(', ')}
            onRemove={() => onView({ statuses: [] })}
          />
        )}
        {view.attention !== null && (
          <Chip
            label="Attention"
            value={attentionWords(view.attention, settings)}
            onRemove={() => onView({ attention: null })}
          />
        )}
      </div>
      {moved > 0 && (
        <Button
          size="sm"
          variant="quiet"
          onClick={onSettle}
          title="Sort the list now"
          className="max-sm:hidden"
        >
          {countOf(moved, 'row moved', 'rows moved')}
        </Button>
      )}
      <p className="text-12 text-ink-3 flex-none max-sm:hidden">
        {shown === all ? countOf(all, 'batch', 'batches') : `${shown} of ${countOf(all, 'batch', 'batches')}`}
      </p>
      <div className="max-sm:hidden">
        <Segmented label="Row density" value={density} options={densities} onChange={onDensity} />
      </div>
    </div>
  );
}
