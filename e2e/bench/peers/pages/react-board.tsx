import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { COLUMNS, STATUSES } from './board-record.ts';

type ReactBoardProps = {
  readonly counts: readonly number[];
  /** Ids of what the search leaves, in order. */
  readonly find: (search: string) => readonly string[];
  readonly line: (id: string) => ReactNode;
  readonly describe: (id: string) => string;
};

/** The page that every React candidate fills: counts, search, virtual lines, a panel. */
export function ReactBoard({ counts, find, line, describe }: ReactBoardProps) {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const ids = useMemo(() => find(search.toLowerCase()), [find, search]);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    estimateSize: () => 33,
    getScrollElement: () => scroller.current,
    overscan: 2,
  });
  return (
    <>
      <header>
        <b>{counts.map((count, status) => `${STATUSES[status]} ${count}`).join(' · ')}</b>
        <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      </header>
      <div className="line head">
        {COLUMNS.map(({ head }) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <main ref={scroller}>
        <div className="all" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const id = ids[index];
            return id === undefined ? null : (
              <div
                key={id}
                role="button"
                tabIndex={-1}
                onKeyDown={({ key }) => key === 'Enter' && setOpen(id)}
                className="line place"
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => setOpen(id)}
              >
                {line(id)}
              </div>
            );
          })}
        </div>
      </main>
      <aside>{open !== null && describe(open)}</aside>
    </>
  );
}
