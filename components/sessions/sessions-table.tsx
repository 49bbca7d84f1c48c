'use client';

import { ArrowUp } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SessionRow } from '#lib/sessions/session-rows.ts';
import { inOrderOf, isOtherOrder } from './held-order.ts';
import { SessionLine } from './session-line.tsx';
import type { Sessions } from './use-sessions.ts';

export type SessionsTableHandle = {
  /** Moves the focus to the next or previous session. */
  readonly move: (delta: 1 | -1) => void;
  /** The session whose row has the focus. */
  readonly current: () => string | null;
};

type SessionsTableProps = {
  readonly ref: Ref<SessionsTableHandle>;
  readonly ended: boolean;
  readonly sessions: Sessions;
  readonly selected: ReadonlySet<string>;
  readonly mayAct: boolean;
  readonly stale: boolean;
  readonly shut: string | null;
  readonly onToggle: (id: string) => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onEnd: (id: string) => void;
  readonly onCredentials: (row: SessionRow) => void;
};

const head = 'table-cell align-middle h-[30px] border-b border-line-2 px-2 font-normal whitespace-nowrap';

/** One line a session. No line moves while the pointer or the focus is among them. */
export function SessionsTable(props: SessionsTableProps) {
  const { ref, ended, sessions, selected, mayAct, stale, shut } = props;
  const { onToggle, onSelect, onEnd, onCredentials } = props;
  const { t } = useLanguage();
  const { workspace, settings } = useFleetMeta();
  const now = useDataTime(10_000);
  const body = useRef<HTMLDivElement>(null);
  const [wished, setWished] = useState<string | null>(null);
  const [held, setHeld] = useState<readonly string[] | null>(null);

  const rows = held === null ? sessions.rows : inOrderOf(sessions.rows, held);
  const waits = held !== null && isOtherOrder(sessions.rows, held);
  const active = rows.some(({ id }) => id === wished) ? wished : (rows[0]?.id ?? null);
  const running = sessions.rows.filter(({ endedAt }) => endedAt === null);
  const chosen = running.filter(({ id }) => selected.has(id)).length;

  const lineOf = (id: string) => body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  const current = () => {
    const line = document.activeElement?.closest<HTMLElement>('[data-id]');
    return line && body.current?.contains(line) === true ? (line.dataset['id'] ?? null) : null;
  };
  const move = (delta: number) => {
    const at = rows.findIndex(({ id }) => id === current());
    const to =
      rows[
        at < 0
          ? Math.max(
              0,
              rows.findIndex(({ id }) => id === active),
            )
          : at + delta
      ];
    if (to === undefined) return;
    setWished(to.id);
    lineOf(to.id)?.focus();
  };
  useImperativeHandle(ref, () => ({ move, current }));
  const hold = () => setHeld((before) => before ?? sessions.rows.map(({ id }) => id));
  const release = () => {
    if (current() === null) setHeld(null);
  };

  return (
    <div className="scroll-thin relative min-h-0 flex-1 overflow-auto">
      <div
        role="grid"
        aria-label={t('sessions.grid')}
        aria-rowcount={rows.length + 1}
        {...(mayAct ? { 'aria-multiselectable': true } : {})}
        data-stale={stale || undefined}
        className="sessions-table table w-full min-w-280 border-separate border-spacing-0 max-sm:min-w-0"
        tabIndex={-1}
        onPointerEnter={hold}
        onPointerLeave={release}
        onFocus={({ target }) => {
          const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'];
          if (id !== undefined) setWished(id);
          hold();
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) setHeld(null);
        }}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (step !== undefined && moveInLine(event.target, step)) event.preventDefault();
          const delta = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
          if (delta === undefined) return;
          event.preventDefault();
          move(delta);
        }}
      >
        <div
          role="rowgroup"
          className="text-12 text-ink-3 bg-surface-2 sticky top-0 z-3 table-header-group text-left max-sm:sr-only"
        >
          <div role="row" className="table-row">
            {mayAct && !ended && (
              <div role="columnheader" className={`${head} w-10 pl-4 max-sm:invisible`}>
                <Checkbox
                  label={t('sessions.selectAll')}
                  checked={chosen > 0 && chosen === running.length ? true : chosen > 0 ? 'some' : false}
                  onChange={() =>
                    onSelect(chosen === running.length ? new Set() : new Set(running.map(({ id }) => id)))
                  }
                />
              </div>
            )}
            <div role="columnheader" className={`${head} ${mayAct && !ended ? '' : 'pl-4'}`}>
              {t('sessions.driver')}
            </div>
            <div role="columnheader" className={head}>
              {t('sessions.batch')}
            </div>
            <div role="columnheader" className={head}>
              {t('sessions.device')}
            </div>
            <div role="columnheader" className={head}>
              {t('sessions.app')}
            </div>
            <div role="columnheader" className={`${head} text-right`}>
              {t('sessions.signedIn')}
            </div>
            <div
              role="columnheader"
              className={`${head} text-right`}
              {...(ended ? {} : { 'aria-sort': 'ascending' })}
            >
              {t('sessions.lastActive')}
              {!ended && <ArrowUp aria-hidden className="ml-1 inline size-3" />}
            </div>
            {!ended && (
              <div role="columnheader" className={`${head} w-44 pl-6`}>
                {t('sessions.idleLimit', { limit: settings.idleAfterMin })}
              </div>
            )}
            <div role="columnheader" className={`${head} text-right`}>
              {t('sessions.toSync')}
            </div>
            <div role="columnheader" className={`${head} text-right`}>
              {t('sessions.lag')}
            </div>
            <div role="columnheader" className={`${head} w-48 pl-5`}>
              {t('sessions.session')}
            </div>
          </div>
        </div>
        <div role="rowgroup" ref={body} className="table-row-group">
          {rows.map((row) => (
            <SessionLine
              key={row.id}
              row={row}
              active={row.id === active}
              selected={selected.has(row.id)}
              selectable={mayAct && !ended}
              mayAct={mayAct}
              shut={shut}
              settings={settings}
              timeZone={workspace.timeZone}
              now={now}
              onToggle={onToggle}
              onEnd={onEnd}
              onCredentials={onCredentials}
            />
          ))}
        </div>
      </div>
      {sessions.more !== null && (
        <div className="sticky left-0 flex justify-center p-2">
          <Button size="sm" busy={sessions.loadingMore} onClick={sessions.more} className="max-sm:h-11">
            {t('sessions.more')}
          </Button>
        </div>
      )}
      {waits && (
        <div className="pointer-events-none sticky bottom-0 left-0 flex justify-center p-2">
          <Button
            size="sm"
            className="shadow-overlay pointer-events-auto"
            onClick={() => setHeld(sessions.rows.map(({ id }) => id))}
          >
            {t('sessions.settle')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** → goes from a line to what can be pressed in it and through that, ← back to the line. */
function moveInLine(from: EventTarget, step: number): boolean {
  if (!(from instanceof HTMLElement)) return false;
  const line = from.closest<HTMLElement>('[data-id]');
  if (line === null) return false;
  const stops = [line, ...line.querySelectorAll<HTMLElement>('a, button')];
  const to = stops[stops.indexOf(from) + step];
  to?.focus({ preventScroll: true });
  return to !== undefined;
}
