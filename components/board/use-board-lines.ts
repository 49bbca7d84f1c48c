'use client';

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';
import type { BoardItem } from './board-items.ts';
import { GROUP_HEIGHT } from './density.ts';

type BoardLinesInput = {
  readonly items: readonly BoardItem[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Pixels of one row, and of the head that stays on top while the rows scroll. */
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Index of the line that must stay in the document, because the focus may be on it. */
  readonly keep: number;
};

/** What the server renders before it knows the window. */
const firstRect = { width: 1376, height: 1200 };

/** Which lines are in the document, and where: only those in sight, a few around them, and the kept one. */
export function useBoardLines({ items, scroller, rowHeight, headHeight, keep }: BoardLinesInput) {
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index) => (items[index]?.kind === 'group' ? GROUP_HEIGHT : rowHeight),
      [items, rowHeight],
    ),
    getItemKey: useCallback((index) => items[index]?.key ?? index, [items]),
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        if (keep < 0 || inSight.includes(keep)) return inSight;
        return [...inSight, keep].sort((a, b) => a - b);
      },
      [keep],
    ),
    overscan: 8,
    initialRect: firstRect,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  return virtualizer;
}
