'use client';

import { Plus } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { savedViews } from '#lib/board-views/queries.ts';
import { DEFAULT_VIEW, type BoardView } from '#lib/fleet/board-view.ts';
import { sameValue } from '#lib/fleet/same-value.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ViewAct } from './view-dialog.tsx';
import { ViewTab } from './view-tab.tsx';

type ViewTabsProps = {
  /** What the board shows now, as a saved view would keep it. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly viewOfQuery: (query: string) => BoardView;
};

const SavedTabs = dynamic(() => import('./saved-tabs.tsx').then((file) => file.SavedTabs));
const ViewDialog = dynamic(() => import('./view-dialog.tsx').then((file) => file.ViewDialog));

/** The saved views, each an address of its own, and the way to keep the present one. */
export function ViewTabs({ query, onQuery, viewOfQuery }: ViewTabsProps) {
  const reading = savedViews(useFleetSource());
  const { t } = useLanguage();
  const [act, setAct] = useState<ViewAct | null>(null);
  const { value: views = [], failed } = useReading(reading);
  // A view that was chosen stays chosen while its filters are changed, so that they can be saved into it.
  const [chosen, choose] = useState<string | null>(null);
  const exact = views.find((view) => view.query === query);
  const current = exact ?? (query === '' ? undefined : views.find(({ id }) => id === chosen));
  const everything = current === undefined && sameValue(viewOfQuery(query), DEFAULT_VIEW);
  const open = (next: string, id: string | null) => {
    choose(id);
    onQuery(next);
  };
  return (
    <>
      <nav
        aria-label={t('board.views.label')}
        className="flex min-w-0 flex-1 [scrollbar-width:none] items-center self-stretch overflow-x-auto max-sm:-mx-2"
      >
        <ViewTab query="" view={DEFAULT_VIEW} current={everything} onOpen={() => open('', null)}>
          {t('board.allBatches')}
        </ViewTab>
        {views.length > 0 && (
          <SavedTabs
            views={views}
            query={query}
            current={current}
            viewOfQuery={viewOfQuery}
            onOpen={(view) => open(view.query, view.id)}
            onAct={setAct}
          />
        )}
        <Button
          variant="quiet"
          icon
          aria-label={t('board.views.save')}
          title={t('board.views.save')}
          onClick={() => setAct({ kind: 'save' })}
        >
          <Plus aria-hidden />
        </Button>
        {failed && (
          <Button variant="quiet" size="sm" onClick={() => void reading.again()}>
            {t('board.views.failed')}
          </Button>
        )}
      </nav>
      {act !== null && <ViewDialog act={act} query={query} onClose={() => setAct(null)} />}
    </>
  );
}
