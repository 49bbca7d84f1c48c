'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import { DEFAULT_VIEW, type BoardView } from '#lib/fleet/board-view.ts';
import { useBatchCount, useConnectionState, useFleetMeta, useRowIds } from '#lib/fleet/use-fleet.ts';
import { useStable } from '#components/ui/use-stable.ts';
import { useCommands } from '#components/shell/command-groups.ts';
import { showOverlay } from '#components/shell/overlay-store.ts';
import { BoardEmpty } from './board-empty.tsx';
import { BoardFoot } from './board-foot.tsx';
import { boardItems, type GroupName } from './board-items.ts';
import type { RowDeeds } from './board-row.tsx';
import { BoardSummary } from './board-summary.tsx';
import { BoardTable, type BoardTableHandle } from './board-table.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { nextSort } from './columns.ts';
import { nextDensity, rememberDensity, type Density } from './density.ts';
import { isFiltered } from './filter-words.ts';
import { RiskNews } from './risk-news.tsx';
import { useHotkeys } from './use-hotkeys.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const DriverPanel = dynamic(
  () => import('#components/driver/driver-panel.tsx').then((file) => file.DriverPanel),
  {
    ssr: false,
  },
);
const OverrideDialog = dynamic(() =>
  import('#components/override/override-dialog.tsx').then((file) => file.OverrideDialog),
);
const LogoutDialog = dynamic(() =>
  import('#components/logout/logout-dialog.tsx').then((file) => file.LogoutDialog),
);

type BoardProps = {
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
  /** The batch whose panel is open. */
  readonly batchId: string | null;
  readonly onBatch: (batchId: string | null) => void;
  readonly firstDensity: Density;
};

type Asking = { readonly what: 'override' | 'logout'; readonly batchId: string };

/** The board: summary, filters, list, foot, and what opens over them. */
export function Board({ view, onView, batchId, onBatch, firstDensity }: BoardProps) {
  const [density, setDensity] = useState(firstDensity);
  const [closed, setClosed] = useState<ReadonlySet<GroupName>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const table = useRef<BoardTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);

  const { workspace, settings } = useFleetMeta();
  const state = useConnectionState();
  const { t } = useLanguage();
  const { attention, rest, total, moved, settle } = useRowIds(view, held.pointer || held.focus);
  const all = useBatchCount();
  const items = useMemo(() => boardItems({ attention, rest }, closed), [attention, rest, closed]);
  const stale = state === 'stale' || state === 'signed_out';
  const mayAct = workspace.role !== 'viewer';

  const ask = (what: Asking['what'], id: string | null | undefined) => {
    if (mayAct && state !== 'signed_out' && id) setAsking({ what, batchId: id });
  };
  const open = useStable(onBatch);
  const override = useStable((id: string) => ask('override', id));
  const deeds = useMemo((): RowDeeds => ({ open, override }), [open, override]);
  const move = (delta: 1 | -1, how: 'focus' | 'reveal') => {
    const to = table.current?.move(delta, how) ?? null;
    if (batchId !== null && to !== null) onBatch(to);
  };
  const closePanel = () => {
    if (batchId === null) return;
    onBatch(null);
    table.current?.focus(batchId);
  };
  const chooseDensity = (next: Density) => {
    setDensity(next);
    rememberDensity(next);
  };
  const toggleGroup = (group: GroupName) =>
    setClosed((before) =>
      before.has(group) ? before.difference(new Set([group])) : new Set([...before, group]),
    );

  const chosen = () => batchId ?? table.current?.current();
  useHotkeys({
    '/': () => field.current?.select(),
    j: () => move(1, 'focus'),
    k: () => move(-1, 'focus'),
    o: () => ask('override', chosen()),
    l: () => ask('logout', chosen()),
    d: () => chooseDensity(nextDensity(density)),
    Escape: closePanel,
  });

  useCommands({
    title: t('shell.page.board'),
    commands: [
      { label: t('board.shortcut.filter'), keys: ['/'], run: () => field.current?.select() },
      { label: t('board.shortcut.move'), keys: ['J', 'K'] },
      { label: t('board.shortcut.open'), keys: ['↵'] },
      {
        label: t('board.shortcut.override'),
        keys: ['O'],
        ...(batchId && { run: () => ask('override', batchId) }),
      },
      {
        label: t('board.shortcut.logout'),
        keys: ['L'],
        ...(batchId && { run: () => ask('logout', batchId) }),
      },
      {
        label: t('board.shortcut.density'),
        keys: ['D'],
        run: () => chooseDensity(nextDensity(density)),
      },
    ],
  });

  return (
    <>
      <h1 className="sr-only">{t('shell.page.board')}</h1>
      <BoardSummary view={view} onView={onView} />
      <BoardToolbar
        field={field}
        view={view}
        onView={onView}
        settings={settings}
        shown={total}
        all={all}
        moved={moved}
        onSettle={settle}
        density={density}
        onDensity={chooseDensity}
        onLeaveSearch={() => table.current?.move(1, 'focus')}
      />
      {total === 0 ? (
        <BoardEmpty
          view={view}
          all={all}
          filtered={isFiltered(view)}
          signedOut={state === 'signed_out'}
          onClear={() => onView({ ...DEFAULT_VIEW, sort: view.sort })}
        />
      ) : (
        <BoardTable
          ref={table}
          items={items}
          sort={view.sort}
          onSort={(column) => onView({ sort: nextSort(view.sort, column) })}
          onToggleGroup={toggleGroup}
          density={density}
          selected={batchId}
          mayAct={mayAct}
          stale={stale}
          shut={state === 'signed_out'}
          deeds={deeds}
          onHold={(by, on) => setHeld((before) => (before[by] === on ? before : { ...before, [by]: on }))}
        />
      )}
      <BoardFoot
        batches={total}
        attention={attention.length}
        mayAct={mayAct}
        onHelp={() => showOverlay('shortcuts')}
      />
      {batchId !== null && (
        <DriverPanel
          batchId={batchId}
          onClose={closePanel}
          onMove={(step) => move(step, 'reveal')}
          onOverride={(id) => ask('override', id)}
          onLogout={(id) => ask('logout', id)}
        />
      )}
      {asking?.what === 'override' && (
        <OverrideDialog batchId={asking.batchId} onClose={() => setAsking(null)} />
      )}
      {asking?.what === 'logout' && (
        <LogoutDialog batchIds={[asking.batchId]} onClose={() => setAsking(null)} />
      )}
      <RiskNews />
    </>
  );
}
