import { useEffect, type RefObject } from 'react';
import type { BoardColumn } from '#lib/fleet/board-view.ts';
import type { FleetStore } from '#lib/fleet/store.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { columnClass } from './columns.ts';

/**
 * Tints the cells of the grid that have just changed. Written straight to their elements: through React each such row
 * would be rendered again for every step in which its mark fades.
 */
export function useChangeMarks(grid: RefObject<HTMLElement | null>): void {
  const { store } = useFleetSource();
  useEffect(() => paintMarks(store, () => grid.current), [store, grid]);
}

function paintMarks({ marks, on }: FleetStore, grid: () => HTMLElement | null): () => void {
  const painted = new Map<string, HTMLElement>();
  const paint = () => {
    const all = marks.all();
    for (const [id, cell] of painted) {
      if (all.has(id)) continue;
      delete cell.dataset['changed'];
      painted.delete(id);
    }
    for (const [id, mark] of all) {
      const before = painted.get(id);
      const cell = before?.isConnected && isOf(before, mark.cell) ? before : cellOf(grid(), id, mark.cell);
      if (before && before !== cell) delete before.dataset['changed'];
      if (!cell) {
        painted.delete(id);
        continue;
      }
      const step = String(marks.faded(mark));
      if (cell.dataset['changed'] !== step) cell.dataset['changed'] = step;
      painted.set(id, cell);
    }
  };
  return on('marks')(paint);
}

function isOf(cell: HTMLElement, column: BoardColumn): boolean {
  return cell.classList.contains(columnClass[column]);
}

/** A walk over the few lines there are: cheaper than a selector, which looks at everything inside them. */
function cellOf(grid: HTMLElement | null, id: string, column: BoardColumn): HTMLElement | null {
  for (const line of grid?.children ?? []) {
    if (!(line instanceof HTMLElement) || line.dataset['key'] !== id) continue;
    for (const cell of line.children) if (cell instanceof HTMLElement && isOf(cell, column)) return cell;
  }
  return null;
}
