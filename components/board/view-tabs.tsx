'use client';

import { ChevronDown, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState, type MouseEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { savedViews, type SavedView } from '#lib/board-views/queries.ts';
import { DEFAULT_VIEW, type BoardView } from '#lib/fleet/board-view.ts';
import { sameValue } from '#lib/fleet/same-value.ts';
import { useFleetMeta, useFleetSource, useViewCount } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ViewAct } from './view-dialog.tsx';

type ViewTabsProps = {
  /** What the board shows now, as a saved view would keep it. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly viewOfQuery: (query: string) => BoardView;
};

const loadMenu = () => import('./view-menu.tsx');
const ViewMenu = dynamic(() => loadMenu().then((file) => file.ViewMenu), { ssr: false });
const ViewDialog = dynamic(() => import('./view-dialog.tsx').then((file) => file.ViewDialog), { ssr: false });

const link =
  'focus-inset text-ink-2 hover:text-ink aria-[current]:text-ink relative flex h-full flex-none items-center gap-1.5 px-2 whitespace-nowrap aria-[current]:font-semibold aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:bottom-0 aria-[current]:after:h-0.5 aria-[current]:after:bg-accent';

/** The saved views, each an address of its own, and the way to keep the present one. */
export function ViewTabs({ query, onQuery, viewOfQuery }: ViewTabsProps) {
  const reading = savedViews(useFleetSource());
  const { workspace } = useFleetMeta();
  const { t } = useLanguage();
  const [act, setAct] = useState<ViewAct | null>(null);
  const { value: views = [], failed } = useReading(reading);
  // A view that was chosen stays chosen while its filters are changed, so that they can be saved into it.
  const [chosen, choose] = useState<string | null>(null);
  const exact = views.find((view) => view.query === query);
  const current = exact ?? (query === '' ? undefined : views.find(({ id }) => id === chosen));
  const everything = current === undefined && sameValue(viewOfQuery(query), DEFAULT_VIEW);
  const open = (event: MouseEvent, next: string, id: string | null) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choose(id);
    onQuery(next);
  };
  return (
    <>
      <nav
        aria-label={t('board.views.label')}
        className="flex min-w-0 flex-1 [scrollbar-width:none] items-center self-stretch overflow-x-auto max-sm:-mx-2"
      >
        <a
          href={addressOf(workspace.id, '')}
          aria-current={everything ? 'page' : undefined}
          onClick={(event) => open(event, '', null)}
          className={link}
        >
          {t('board.allBatches')} <Count view={DEFAULT_VIEW} />
        </a>
        {views.map((view) => (
          <span key={view.id} className="flex h-full flex-none items-center">
            <a
              href={addressOf(workspace.id, view.query)}
              aria-current={view.id === current?.id ? 'page' : undefined}
              title={view.mine ? undefined : t('board.views.ofAnother')}
              onClick={(event) => open(event, view.query, view.id)}
              className={link}
            >
              {view.name} <Count view={viewOfQuery(view.query)} />
              {view.id === current?.id && exact === undefined && (
                <span className="text-ink-3 font-normal">{t('board.views.isChanged')}</span>
              )}
            </a>
            {view.id === current?.id && (
              <MenuButton
                prepare={loadMenu}
                menu={
                  <ViewMenu
                    view={view}
                    query={query}
                    changed={exact === undefined}
                    onAct={(kind) => setAct(of(kind, view))}
                  />
                }
                aria-label={t('board.views.actionsOf', { name: view.name })}
                className="focus-inset rounded-chip text-ink-3 hover:bg-surface-3 hover:text-ink grid size-6 place-items-center"
              >
                <ChevronDown aria-hidden className="size-3.5" />
              </MenuButton>
            )}
          </span>
        ))}
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

/** How much a view shows, on its tab. */
function Count({ view }: { readonly view: BoardView }) {
  const { t } = useLanguage();
  return (
    <span className="text-ink-3 font-normal">{t('board.views.count', { count: useViewCount(view) })}</span>
  );
}

function of(kind: 'rename' | 'remove', view: SavedView): ViewAct {
  return { kind, view };
}

function addressOf(workspaceId: string, query: string): string {
  return `/board?w=${workspaceId}${query === '' ? '' : `&${query}`}`;
}
