'use client';

import { Map, Rows2, Rows3, Rows4, Table2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { DENSITIES, type Density } from '#lib/preferences.ts';
import { LAYOUTS, type BoardLook, type Layout } from './board-look.ts';
import { ColumnButton } from './column-button.tsx';
import { ViewTabs } from './view-tabs.tsx';

type BoardBarProps = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly viewOfQuery: (query: string) => BoardView;
  readonly look: BoardLook;
  readonly onLook: (change: Partial<BoardLook>) => void;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
};

const densityFaces: Record<Density, ReactNode> = {
  compact: <Rows4 aria-hidden />,
  regular: <Rows3 aria-hidden />,
  comfortable: <Rows2 aria-hidden />,
};
const layoutIcons: Record<Layout, ReactNode> = { table: <Table2 aria-hidden />, map: <Map aria-hidden /> };

/** The saved views, and how the board shows them: row height, columns, table or map. */
export const BoardBar = memo(function BoardBar(props: BoardBarProps) {
  const { query, onQuery, viewOfQuery, look, onLook, density, onDensity } = props;
  const { t } = useLanguage();
  return (
    <div className="bg-surface flex h-10 flex-none items-center gap-2 border-b px-2 pr-4 max-sm:h-11 max-sm:px-4">
      <ViewTabs query={query} onQuery={onQuery} viewOfQuery={viewOfQuery} />
      {look.layout === 'table' && (
        <div className="flex gap-2 max-sm:hidden">
          <Segmented
            label={t('board.density.label')}
            value={density}
            options={DENSITIES.map((value) => ({
              value,
              name: t(`board.density.${value}`),
              face: densityFaces[value],
            }))}
            onChange={onDensity}
          />
          <ColumnButton hidden={look.hidden} onHidden={(hidden) => onLook({ hidden })} />
        </div>
      )}
      <Segmented
        label={t('board.layout.label')}
        value={look.layout}
        options={LAYOUTS.map((value) => ({
          value,
          name: t(`board.layout.${value}`),
          face: (
            <>
              {layoutIcons[value]}
              <span className="max-sm:sr-only">{t(`board.layout.${value}`)}</span>
            </>
          ),
        }))}
        onChange={(layout) => onLook({ layout })}
      />
    </div>
  );
});
