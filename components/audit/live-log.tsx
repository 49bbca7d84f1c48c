'use client';

import { ArrowUp } from 'lucide-react';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LogFoot } from './log-foot.tsx';
import { LogTable, type Hand } from './log-table.tsx';
import type { Log } from './use-log.ts';
import { useNewLines } from './use-new-lines.ts';

export type LogHandle = {
  /** Puts the focus on the entry that Tab reaches. */
  readonly focus: () => void;
  /** Shows what has come meanwhile, and the newest entry. */
  readonly showNewest: () => void;
};

type LiveLogProps = {
  readonly ref: Ref<LogHandle>;
  readonly filter: LogFilter;
  readonly log: Log;
  readonly readAt: number;
  readonly onFilter: (change: Partial<LogFilter>) => void;
  readonly onReplay: (batchId: string) => void;
};

/**
 * The entries as they come: by themselves while the newest is looked at and no hand is among them, else when asked for.
 * No entry moves under the pointer or the focus.
 */
export function LiveLog({ ref, filter, log, readAt, onFilter, onReplay }: LiveLogProps) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const [top, setTop] = useState(true);
  const news = useNewLines(filter, log);
  const grows = news.count > 0 && !news.gap && top && !held.pointer && !held.focus;
  const show = useEffectEvent(news.show);
  useEffect(() => {
    if (grows) show();
  }, [grows]);

  const hold = (by: Hand, on: boolean) =>
    setHeld((before) => (before[by] === on ? before : { ...before, [by]: on }));
  // The new entries are there only after the next render.
  const focusAfter = useRef<string | undefined>(undefined);
  const newest = log.items[0]?.key;
  useEffect(() => {
    if (focusAfter.current === undefined || focusAfter.current === newest) return;
    focusAfter.current = undefined;
    focusFirst(box.current);
  }, [newest]);
  const showNewest = (focus: boolean) => {
    box.current?.querySelector('[data-log]')?.scrollTo({ top: 0 });
    if (news.count === 0) {
      if (focus) focusFirst(box.current);
      return;
    }
    focusAfter.current = focus ? newest : undefined;
    news.show();
  };
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.querySelector<HTMLElement>('[data-entry][tabindex="0"]')?.focus(),
    showNewest: () => showNewest(true),
  }));

  return (
    <div ref={box} className="relative flex min-h-0 flex-1 flex-col">
      <LogTable items={log.items} onFilter={onFilter} onReplay={onReplay} onHold={hold} onTop={setTop}>
        <LogFoot log={log} readAt={readAt} />
      </LogTable>
      {news.count > 0 && !grows && (
        <Button
          size="sm"
          className="shadow-overlay absolute top-10 left-1/2 z-3 -translate-x-1/2 max-md:top-2"
          onClick={({ detail }) => showNewest(detail === 0)}
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {news.gap ? t('audit.manyNew') : t('audit.newLines', { count: news.count })}
        </Button>
      )}
    </div>
  );
}

function focusFirst(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('[data-entry]')?.focus();
}
