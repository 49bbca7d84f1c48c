'use client';

import { ArrowDown } from 'lucide-react';
import { Fragment, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import type { LogItem } from '#lib/audit/log-item.ts';
import { dayAndZone, workspaceDay } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LogDetail } from './log-detail.tsx';
import { LOG_COLUMNS, LogRow } from './log-row.tsx';

export type Hand = 'pointer' | 'focus';

type LogTableProps = {
  readonly items: readonly LogItem[];
  readonly onFilter: (change: Partial<LogFilter>) => void;
  readonly onReplay: (batchId: string) => void;
  /** Pointer or focus has come among the entries, or left them. */
  readonly onHold: (by: Hand, held: boolean) => void;
  /** Whether the newest entry is at the top of what is seen. */
  readonly onTop: (top: boolean) => void;
  /** Below the last entry. */
  readonly children: ReactNode;
};

const COLUMNS = ['open', 'number', 'time', 'who', 'action', 'on', 'change', 'reason'] as const;

/** A treegrid: one tab stop, arrows move and open, as on the board. */
export function LogTable({ items, onFilter, onReplay, onHold, onTop, children }: LogTableProps) {
  const language = useLanguage();
  const { t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const grid = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const newestOf = new Map(items.toReversed().map((item) => [item.batchId, item.key]));
  const stop = items.some(({ key }) => key === current) ? current : (items[0]?.key ?? null);

  const turn = (key: string, way: boolean) =>
    setOpen((before) => {
      const after = new Set(before);
      if (way) after.add(key);
      else after.delete(key);
      return after;
    });
  const onKey = (event: KeyboardEvent<HTMLElement>, { key, batchId }: LogItem) => {
    const line = event.currentTarget;
    if (event.target !== line || event.ctrlKey || event.metaKey || event.altKey) return;
    const lines = [...(grid.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
    const place = lines.indexOf(line);
    const goals: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: lines[place + 1],
      j: lines[place + 1],
      ArrowUp: lines[place - 1],
      k: lines[place - 1],
      Home: lines[0],
      End: lines.at(-1),
    };
    if (Object.hasOwn(goals, event.key)) goals[event.key]?.focus();
    else if (event.key === 'ArrowRight') turn(key, true);
    else if (event.key === 'ArrowLeft') turn(key, false);
    else if (event.key === 'p' && batchId !== null) onReplay(batchId);
    else if (event.key === 'Enter' || event.key === ' ') turn(key, !open.has(key));
    else return;
    event.preventDefault();
  };

  return (
    <div
      data-log
      className="bg-surface scroll-thin min-h-0 flex-1 overflow-auto"
      onPointerEnter={() => onHold('pointer', true)}
      onPointerLeave={() => onHold('pointer', false)}
      onFocus={() => onHold('focus', true)}
      onBlur={({ currentTarget, relatedTarget }) => onHold('focus', currentTarget.contains(relatedTarget))}
      onScroll={({ currentTarget }) => onTop(currentTarget.scrollTop < 2)}
    >
      <div ref={grid} role="treegrid" tabIndex={-1} aria-label={t('audit.log')}>
        <div
          role="row"
          className={`${LOG_COLUMNS} bg-surface-2 text-12 text-ink-3 sticky top-0 z-2 h-[30px] border-b max-md:hidden`}
        >
          {COLUMNS.map((column) => (
            <div
              key={column}
              role="columnheader"
              className={cx(
                (column === 'number' || column === 'time') && 'text-right',
                column === 'time' && 'text-ink font-semibold',
              )}
              {...(column === 'time' ? { 'aria-sort': 'descending' } : {})}
            >
              {column === 'open' ? (
                <span className="sr-only">{t('audit.column.open')}</span>
              ) : (
                t(`audit.column.${column}`)
              )}
              {column === 'time' && <ArrowDown aria-hidden className="ml-1 inline size-3" />}
            </div>
          ))}
        </div>
        {items.map((item, place) => {
          const above = items[place - 1];
          const begins =
            above === undefined || workspaceDay(item.at, timeZone) !== workspaceDay(above.at, timeZone);
          const isOpen = open.has(item.key);
          return (
            <Fragment key={item.key}>
              {begins && (
                <div
                  role="row"
                  className="bg-surface-2 text-12 flex h-7 items-center border-b px-4 font-semibold"
                >
                  <div role="gridcell" aria-colspan={COLUMNS.length}>
                    {dayAndZone(item.at, timeZone, language)}
                  </div>
                </div>
              )}
              <LogRow
                item={item}
                open={isOpen}
                newest={newestOf.get(item.batchId) === item.key}
                stop={item.key === stop}
                onFocus={() => setCurrent(item.key)}
                onTurn={() => turn(item.key, !isOpen)}
                onKey={(event) => onKey(event, item)}
                onReplay={onReplay}
              />
              {isOpen && <LogDetail item={item} onFilter={onFilter} onReplay={onReplay} />}
            </Fragment>
          );
        })}
      </div>
      {children}
    </div>
  );
}
