'use client';

import {
  Fragment,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { flushSync } from 'react-dom';
import type { BoardColumn, BoardSort } from '#lib/fleet/board-view.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useStable } from '#components/ui/use-stable.ts';
import { useMedia } from '#components/ui/use-media.ts';
import { BoardHead, type HeadName } from './board-head.tsx';
import { useChangeMarks } from './change-marks.ts';
import { neighbour, type BoardItem, type GroupName } from './board-items.ts';
import { BoardRow, type RowDeeds } from './board-row.tsx';
import { shownColumns, type BoardLook } from './board-look.ts';
import { sortPhrase } from './columns.ts';
import type { Density } from '#lib/preferences.ts';
import { CARD_HEIGHT, HEAD_HEIGHT, MAP_ROW_HEIGHT, ROW_HEIGHTS } from './density.ts';
import { GroupRow } from './group-row.tsx';
import type { PickState } from './pick-cell.tsx';
import { useBoardLines } from './use-board-lines.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

export type BoardTableHandle = {
  /** Goes to the next or previous batch, with the focus or only into sight, and returns its id. */
  readonly move: (delta: 1 | -1, how: 'focus' | 'reveal') => string | null;
  /** The batch that has the focus. */
  readonly current: () => string | null;
  readonly focus: (batchId: string) => void;
};

type BoardTableProps = {
  readonly ref: Ref<BoardTableHandle>;
  readonly items: readonly BoardItem[];
  readonly sort: BoardSort;
  readonly onSort: (column: BoardColumn) => void;
  readonly onToggleGroup: (group: GroupName) => void;
  readonly density: Density;
  readonly look: BoardLook;
  /** The batches chosen for a bulk action. */
  readonly picked: ReadonlySet<string>;
  readonly onPickAll: (shown: readonly string[]) => void;
  readonly selected: string | null;
  readonly mayAct: boolean;
  readonly stale: boolean;
  /** Nothing can be begun: nobody is signed in. */
  readonly shut: boolean;
  readonly deeds: RowDeeds;
  /** The pointer or the focus is among the rows: none may move. */
  readonly onHold: (by: 'pointer' | 'focus', held: boolean) => void;
};

const titles = { attention: 'board.needsAttention', rest: 'board.everythingElse' } as const;
const headPrefix = 'head:';

export function BoardTable(props: BoardTableProps) {
  const { ref, items, sort, onSort, onToggleGroup, density, look, picked, onPickAll } = props;
  const { selected, mayAct, stale, shut, deeds, onHold } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useChangeMarks(scroller);
  const { t } = useLanguage();
  const [wished, setWished] = useState<string | null>(null);
  const hydrated = useHydrated();
  const phone = useMedia('(max-width: 640px)');
  const onMap = look.layout === 'map';
  const headHeight = phone || onMap ? 0 : HEAD_HEIGHT;
  const columns = useMemo(() => shownColumns(look.hidden), [look.hidden]);
  const heads: readonly HeadName[] = mayAct ? ['pick', ...columns] : columns;

  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const batchIds = useMemo(() => items.filter(({ kind }) => kind === 'row').map(({ key }) => key), [items]);
  const onHead = wished?.startsWith(headPrefix) === true;
  const active =
    wished !== null && (onHead || keys.includes(wished)) ? wished : (batchIds[0] ?? keys[0] ?? null);
  const lines = useBoardLines({
    items,
    scroller,
    rowHeight: onMap ? MAP_ROW_HEIGHT : phone ? CARD_HEIGHT : ROW_HEIGHTS[density],
    headHeight,
    keep: active === null ? -1 : keys.indexOf(active),
  });

  const reveal = (key: string) => {
    if (key !== wished) flushSync(() => setWished(key));
    const at = keys.indexOf(key);
    if (at >= 0) lines.scrollToIndex(at);
  };
  const focus = (key: string) => {
    reveal(key);
    const attribute = key.startsWith(headPrefix) ? 'data-head' : 'data-key';
    const value = CSS.escape(key.replace(headPrefix, ''));
    scroller.current?.querySelector<HTMLElement>(`[${attribute}="${value}"]`)?.focus({ preventScroll: true });
  };
  const current = () => {
    const focused = document.activeElement;
    if (focused === null || scroller.current?.contains(focused) !== true) return null;
    const { key } = focused.closest<HTMLElement>('[data-key]')?.dataset ?? {};
    return key !== undefined && batchIds.includes(key) ? key : null;
  };
  useImperativeHandle(ref, () => ({
    move(delta, how) {
      const to = neighbour(batchIds, selected ?? current(), delta);
      if (to !== null) (how === 'focus' ? focus : reveal)(to);
      return to;
    },
    current,
    focus,
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = gridStep(event.key);
    if (step === null || !(event.target instanceof HTMLElement)) return;
    // What a menu of a row's shows elsewhere on the page moves by itself.
    if (!event.currentTarget.contains(event.target)) return;
    if (step === 0 && !onHead) {
      if (moveInRow(event.target, event.key)) event.preventDefault();
      return;
    }
    if (event.target.closest('.row-actions')) return;
    event.preventDefault();
    const next = onHead
      ? fromHead(active, event.key, keys, heads)
      : fromLine(active, step, keys, sort.column);
    if (next !== null) focus(next);
  };
  const onFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const { key } = event.target.closest<HTMLElement>('[data-key]')?.dataset ?? {};
    const { head } = event.target.dataset;
    if (key !== undefined) setWished(key);
    else if (head !== undefined) setWished(`${headPrefix}${head}`);
    // A click leaves the focus behind without meaning it; the keyboard does mean it.
    if (event.target.matches(':focus-visible')) onHold('focus', true);
  };

  const pickAll = useStable(() => onPickAll(batchIds));

  const visible = lines.getVirtualItems();
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={t('board.batches')}
      aria-rowcount={items.length + 1}
      aria-colcount={heads.length}
      data-density={density}
      data-layout={look.layout}
      data-pick={mayAct || undefined}
      data-hide={look.hidden.join(' ') || undefined}
      data-stale={stale || undefined}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onHold('focus', false)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHold('pointer', true)}
      onPointerLeave={() => onHold('pointer', false)}
      className="board scroll-thin bg-surface relative min-h-0 flex-[1_1_0] overflow-auto"
    >
      <BoardHead
        sort={sort}
        onSort={onSort}
        active={heads.find((name) => active === `${headPrefix}${name}`) ?? null}
        columns={columns}
        picked={mayAct ? pickState(batchIds, picked) : null}
        onPickAll={pickAll}
      />
      {visible.map(({ index, start, key }, at) => {
        const item = items[index];
        const gap = start - (visible[at - 1]?.end ?? headHeight);
        if (item === undefined) return null;
        return (
          <Fragment key={key}>
            {hydrated && gap > 0 && <div aria-hidden style={{ height: gap }} />}
            {item.kind === 'group' ? (
              <GroupRow
                itemKey={item.key}
                rowIndex={index + 2}
                group={item.group}
                title={t(
                  items[0]?.kind === 'group' && items[0].group === 'rest'
                    ? 'board.allBatches'
                    : titles[item.group],
                )}
                count={item.count}
                note={item.group === 'attention' ? t('board.attentionOrder') : sortPhrase(sort, t)}
                open={item.open}
                active={item.key === active}
                onToggle={onToggleGroup}
              />
            ) : (
              <BoardRow
                id={item.key}
                rowIndex={index + 2}
                active={item.key === active}
                selected={item.key === selected}
                picked={picked.has(item.key)}
                mayAct={mayAct}
                shut={shut}
                deeds={deeds}
              />
            )}
          </Fragment>
        );
      })}
      {hydrated && (
        <div
          aria-hidden
          style={{ height: Math.max(0, lines.getTotalSize() - (visible.at(-1)?.end ?? headHeight)) }}
        />
      )}
    </div>
  );
}

/** Lines to move by for a key; 0 for sideways, which only heads know. */
function gridStep(key: string): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 20,
    PageUp: -20,
    Home: -Infinity,
    End: Infinity,
    ArrowLeft: 0,
    ArrowRight: 0,
  };
  return steps[key] ?? null;
}

function fromLine(
  active: string | null,
  step: number,
  keys: readonly string[],
  column: BoardColumn,
): string | null {
  if (step === -1 && active === keys[0]) return `${headPrefix}${column}`;
  return step === 0 ? null : neighbour(keys, active, step);
}

function fromHead(
  active: string | null,
  key: string,
  keys: readonly string[],
  heads: readonly HeadName[],
): string | null {
  if (key === 'ArrowDown' || key === 'PageDown') return keys[0] ?? null;
  const names = heads.map((name) => `${headPrefix}${name}`);
  if (key === 'Home' || key === 'End') return names.at(key === 'Home' ? 0 : -1) ?? null;
  return key === 'ArrowUp' || key === 'PageUp'
    ? null
    : neighbour(names, active, key === 'ArrowRight' ? 1 : -1);
}

/** → goes from a row to its actions and through them, ← back to the row. */
function moveInRow(from: HTMLElement, key: string): boolean {
  const row = from.closest<HTMLElement>('.board-row');
  if (row === null) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('.row-actions > a, .row-actions button')];
  const to = stops[stops.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
  to?.focus({ preventScroll: true });
  return to !== undefined;
}

function pickState(shown: readonly string[], picked: ReadonlySet<string>): PickState {
  if (picked.size === 0 || shown.length === 0) return 'none';
  return shown.every((id) => picked.has(id)) ? 'all' : 'some';
}
