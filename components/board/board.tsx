'use client';

import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { DEFAULT_VIEW, type BoardColumn, type BoardView } from '#lib/fleet/board-view.ts';
import {
  useBatchCount,
  useConnectionState,
  useFleetMeta,
  useFleetSource,
  useRowIds,
} from '#lib/fleet/use-fleet.ts';
import type { MapStyles } from '#lib/map-styles.ts';
import { useAtFirstTouch } from '#components/ui/use-at-first-touch.ts';
import { useStable } from '#components/ui/use-stable.ts';
import { showOverlay } from '#components/shell/overlay-store.ts';
import { usePreferences } from '#components/shell/use-preferences.ts';
import { BoardBar } from './board-bar.tsx';
import { BoardFoot } from './board-foot.tsx';
import { useBoardRequests } from './board-requests.ts';
import { boardItems, type GroupName } from './board-items.ts';
import type { BoardLook } from './board-look.ts';
import type { RowDeeds } from './board-row.tsx';
import { BoardSummary } from './board-summary.tsx';
import { BoardTable, type BoardTableHandle } from './board-table.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { nextSort } from './columns.ts';
import { nextDensity } from './density.ts';
import { isFiltered } from './filter-words.ts';
import {
  AssignDialog,
  BoardEmpty,
  BulkBar,
  BulkOverrideDialog,
  FleetMap,
  LogoutDialog,
  OverrideDialog,
  loadBulkBar,
  loadEmpty,
} from './late-parts.tsx';
import { PanelSlot } from './panel-slot.tsx';
import { RiskNews } from './risk-news.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { usePicked } from './use-picked.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { writePreferences, type Density } from '#lib/preferences.ts';

type BoardProps = {
  readonly view: BoardView;
  readonly look: BoardLook;
  readonly onView: (change: Partial<BoardView & BoardLook>) => void;
  /** View and look as a saved view keeps them. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What a saved view filters by. */
  readonly viewOfQuery: (query: string) => BoardView;
  /** The batch whose panel is open. */
  readonly batchId: string | null;
  readonly onBatch: (batchId: string | null) => void;
  readonly mapStyles: MapStyles;
};

type Asking =
  | { readonly what: 'override' | 'assign'; readonly batchId: string }
  | { readonly what: 'logout' | 'overrideMany'; readonly batchIds: readonly string[] };

const showShortcuts = () => showOverlay('shortcuts');
const chooseDensity = (density: Density) => writePreferences({ density });

const mapGrid =
  'grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_372px] max-md:grid-cols-[minmax(0,1fr)] max-md:grid-rows-[minmax(0,3fr)_minmax(0,2fr)] [&>.board]:border-l max-md:[&>.board]:border-t max-md:[&>.board]:border-l-0';

/** The board: summary, filters, list, foot, and what opens over them. */
export function Board(props: BoardProps) {
  const { view, look, onView, query, onQuery, viewOfQuery, batchId, onBatch, mapStyles } = props;
  const { density } = usePreferences();
  const [closed, setClosed] = useState<ReadonlySet<GroupName>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [spot, setSpot] = useState<string | null>(null);
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const table = useRef<BoardTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLDivElement>(null);

  // Filters and selections must work without a line too.
  useAtFirstTouch(() => Promise.all([loadEmpty(), loadBulkBar()]));

  const { workspace, settings } = useFleetMeta();
  const state = useConnectionState();
  const { t } = useLanguage();
  // The letter typed is painted first, what it asks for right after.
  const listed = useDeferredValue(view);
  const { attention, rest, total, moved, settle } = useRowIds(listed, held.pointer || held.focus);
  const all = useBatchCount();
  const items = useMemo(() => boardItems({ attention, rest }, closed), [attention, rest, closed]);
  const ids = useMemo(() => [...attention, ...rest], [attention, rest]);
  const stale = state === 'stale' || state === 'signed_out';
  const mayAct = workspace.role !== 'viewer';

  const { store } = useFleetSource();
  const picked = usePicked();
  const signedIn = [...picked.ids].filter((id) => store.row(id)?.session?.endedAt === null);

  const ask = (what: 'override' | 'logout' | 'assign', id: string | null | undefined) => {
    if (!mayAct || state === 'signed_out' || !id) return;
    setAsking(what === 'logout' ? { what, batchIds: [id] } : { what, batchId: id });
  };
  const askMany = () => {
    if (mayAct && state !== 'signed_out' && signedIn.length > 0)
      setAsking({ what: 'logout', batchIds: signedIn });
  };
  const askOverrides = () => {
    if (mayAct && state !== 'signed_out') setAsking({ what: 'overrideMany', batchIds: [...picked.ids] });
  };
  const endOverrides = (settledIds: readonly string[]) => {
    setAsking(null);
    picked.only(picked.ids.difference(new Set(settledIds)));
  };
  // Whoever is signed out now is dealt with; who could not be stays selected.
  const endLogout = (batchIds: readonly string[]) => {
    setAsking(null);
    const ended = new Set(batchIds.filter((id) => store.row(id)?.session?.endedAt !== null));
    picked.only(picked.ids.difference(ended));
  };
  const onMap = look.layout === 'map';
  // Beside the map the first press shows where somebody is, the second opens the panel.
  const open = useStable((id: string) =>
    onMap && spot !== id && batchId === null ? setSpot(id) : onBatch(id),
  );
  const override = useStable((id: string) => ask('override', id));
  const logout = useStable((id: string) => ask('logout', id));
  const assign = useStable((id: string) => ask('assign', id));
  const pick = useStable(picked.toggle);
  const deeds = useMemo(
    (): RowDeeds => ({ open, override, logout, assign, pick }),
    [open, override, logout, assign, pick],
  );
  const move = (delta: 1 | -1, how: 'focus' | 'reveal') => {
    const to = table.current?.move(delta, how) ?? null;
    if (to !== null) setSpot(to);
    if (batchId !== null && to !== null) onBatch(to);
  };
  const reveal = useStable((delta: 1 | -1) => move(delta, 'reveal'));
  const toList = useStable(() => table.current?.move(1, 'focus'));
  const sort = useStable((column: BoardColumn) => onView({ sort: nextSort(view.sort, column) }));
  const closePanel = useStable(() => {
    if (batchId === null) return;
    onBatch(null);
    table.current?.focus(batchId);
  });
  const toggleGroup = (group: GroupName) =>
    setClosed((before) =>
      before.has(group) ? before.difference(new Set([group])) : new Set([...before, group]),
    );

  useBoardRequests(({ what, batchId: id }) => {
    if (what !== 'map') return ask(what, id);
    setSpot(id);
    onView({ layout: 'map' });
  });
  const chosen = () => batchId ?? table.current?.current();
  useBoardKeys(
    {
      filter: () => field.current?.select(),
      addFilter: () => adder.current?.querySelector('button')?.click(),
      move: (delta) => move(delta, 'focus'),
      override: () => (picked.ids.size > 0 ? askOverrides() : ask('override', chosen())),
      logout: () => (picked.ids.size > 0 ? askMany() : ask('logout', chosen())),
      pick: () => {
        const id = chosen();
        if (mayAct && id) picked.toggle(id);
      },
      density: () => chooseDensity(nextDensity(density)),
      layout: () => onView({ layout: onMap ? 'table' : 'map' }),
      leave: () => (batchId === null ? picked.clear() : closePanel()),
    },
    mayAct,
    batchId !== null || picked.ids.size > 0,
  );

  return (
    <>
      <h1 className="sr-only">{t('shell.page.board')}</h1>
      <BoardSummary view={view} onView={onView} />
      <BoardBar
        query={query}
        onQuery={onQuery}
        viewOfQuery={viewOfQuery}
        look={look}
        onLook={onView}
        density={density}
        onDensity={chooseDensity}
      />
      <BoardToolbar
        field={field}
        adder={adder}
        view={view}
        onView={onView}
        settings={settings}
        shown={total}
        all={all}
        moved={moved}
        onSettle={settle}
        onLeaveSearch={toList}
      />
      {total === 0 ? (
        <BoardEmpty
          view={listed}
          all={all}
          filtered={isFiltered(listed)}
          signedOut={state === 'signed_out'}
          onClear={() => onView({ ...DEFAULT_VIEW, sort: view.sort })}
        />
      ) : (
        <div className={onMap ? mapGrid : 'contents'}>
          {onMap && <FleetMap styles={mapStyles} ids={ids} chosen={batchId ?? spot} onChoose={open} />}
          <BoardTable
            ref={table}
            items={items}
            sort={listed.sort}
            onSort={sort}
            onToggleGroup={toggleGroup}
            density={density}
            look={look}
            picked={picked.ids}
            onPickAll={picked.toggleAll}
            selected={batchId ?? (onMap ? spot : null)}
            mayAct={mayAct}
            stale={stale}
            shut={state === 'signed_out'}
            deeds={deeds}
            onHold={(by, on) => setHeld((before) => (before[by] === on ? before : { ...before, [by]: on }))}
          />
        </div>
      )}
      {picked.ids.size > 0 ? (
        <BulkBar
          ids={picked.ids}
          signedIn={signedIn.length}
          onOverride={askOverrides}
          onLogout={askMany}
          onClear={picked.clear}
        />
      ) : (
        <BoardFoot
          batches={total}
          attention={attention.length}
          mayAct={mayAct}
          onMap={onMap}
          onHelp={showShortcuts}
        />
      )}
      <PanelSlot
        batchId={batchId}
        onClose={closePanel}
        onMove={reveal}
        onOverride={override}
        onLogout={logout}
        onAssign={assign}
      />
      {asking?.what === 'override' && (
        <OverrideDialog batchId={asking.batchId} onClose={() => setAsking(null)} />
      )}
      {asking?.what === 'assign' && <AssignDialog batchId={asking.batchId} onClose={() => setAsking(null)} />}
      {asking?.what === 'overrideMany' && (
        <BulkOverrideDialog batchIds={asking.batchIds} onClose={endOverrides} />
      )}
      {asking?.what === 'logout' && (
        <LogoutDialog batchIds={asking.batchIds} onClose={() => endLogout(asking.batchIds)} />
      )}
      <RiskNews />
    </>
  );
}
