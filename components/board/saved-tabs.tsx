'use client';

import { ChevronDown } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import type { SavedView } from '#lib/board-views/queries.ts';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ViewAct } from './view-dialog.tsx';
import { ViewTab } from './view-tab.tsx';

const loadMenu = () => import('./view-menu.tsx');
const ViewMenu = dynamic(() => loadMenu().then((file) => file.ViewMenu));

type SavedTabsProps = {
  readonly views: readonly SavedView[];
  /** What the board shows now. */
  readonly query: string;
  readonly current: SavedView | undefined;
  readonly viewOfQuery: (query: string) => BoardView;
  readonly onOpen: (view: SavedView) => void;
  readonly onAct: (act: ViewAct) => void;
};

/** The saved views; the current one with what can be done with it. */
export function SavedTabs({ views, query, current, viewOfQuery, onOpen, onAct }: SavedTabsProps) {
  const { t } = useLanguage();
  return views.map((view) => {
    const isCurrent = view.id === current?.id;
    const changed = isCurrent && view.query !== query;
    return (
      <span key={view.id} className="flex h-full flex-none items-center">
        <ViewTab
          query={view.query}
          view={viewOfQuery(view.query)}
          current={isCurrent}
          title={view.mine ? undefined : t('board.views.ofAnother')}
          onOpen={() => onOpen(view)}
        >
          {view.name}
          {changed && <span className="text-ink-3 font-normal">{t('board.views.isChanged')}</span>}
        </ViewTab>
        {isCurrent && (
          <MenuButton
            prepare={loadMenu}
            menu={
              <ViewMenu view={view} query={query} changed={changed} onAct={(kind) => onAct({ kind, view })} />
            }
            aria-label={t('board.views.actionsOf', { name: view.name })}
            className="focus-inset rounded-chip text-ink-3 hover:bg-surface-3 hover:text-ink grid size-6 place-items-center"
          >
            <ChevronDown aria-hidden className="size-3.5" />
          </MenuButton>
        )}
      </span>
    );
  });
}
