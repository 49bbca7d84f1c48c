'use client';

import { CloudUpload, KeyRound, PanelRight } from 'lucide-react';
import Link from 'next/link';
import { DeviceState } from '#components/board/device-state.tsx';
import { Moment } from '#components/board/moment.tsx';
import { OtherHere } from '#components/board/other-here.tsx';
import { offWith } from '#components/guarded/off-with.ts';
import { useLogoutProgress } from '#components/logout/logout-progress.ts';
import { useInWorkspace } from '#components/shell/use-in-workspace.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { clockSeconds, clockTime, decimal } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SessionRow } from '#lib/sessions/session-rows.ts';
import { IdleMeter } from './idle-meter.tsx';
import { sessionState } from './session-face.ts';
import { sessionLabel } from './session-label.ts';

type SessionLineProps = {
  readonly row: SessionRow;
  /** The row that Tab reaches. */
  readonly active: boolean;
  readonly selected: boolean;
  readonly selectable: boolean;
  readonly mayAct: boolean;
  readonly shut: string | null;
  readonly settings: WorkspaceSettings;
  readonly timeZone: string;
  readonly now: Millis;
  readonly onToggle: (id: string) => void;
  readonly onEnd: (id: string) => void;
  readonly onCredentials: (row: SessionRow) => void;
};

const cell = 'table-cell align-middle h-8 border-b px-2 whitespace-nowrap';

/** One session: who, on what, how long silent, what waits on it; its actions show under pointer and focus, → leads to them. */
export function SessionLine(props: SessionLineProps) {
  const { row, active, selected, selectable, mayAct, shut, settings, timeZone, now } = props;
  const { onToggle, onEnd, onCredentials } = props;
  const language = useLanguage();
  const { t } = language;
  const addressOf = useInWorkspace();
  const progress = useLogoutProgress(row.id);
  const running = row.endedAt === null;
  const state = sessionState(row, settings, now);
  const name = row.driverName;
  return (
    <div
      role="row"
      data-id={row.id}
      tabIndex={active ? 0 : -1}
      {...(selectable ? { 'aria-selected': selected } : {})}
      className="session-line group bg-surface hover:bg-surface-2 focus-inset aria-selected:bg-accent-tint table-row"
    >
      {selectable && (
        <div role="gridcell" data-cell="check" className={cx(cell, 'pl-4')}>
          <Checkbox
            label={t('sessions.select', { name })}
            checked={selected}
            onChange={() => onToggle(row.id)}
            tabIndex={-1}
          />
        </div>
      )}
      <div
        role="rowheader"
        data-cell="driver"
        className={cx(cell, 'max-w-50 text-left font-medium', !selectable && 'pl-4')}
        title={`${name}, ${row.driverCode}`}
      >
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{name}</span>
          {row.batch !== null && <OtherHere item={row.batch.id} />}
        </span>
      </div>
      <div role="gridcell" data-cell="batch" className={cx(cell, 'text-12 font-mono')}>
        {row.batch?.reference ?? '—'}
      </div>
      <div
        role="gridcell"
        data-cell="device"
        className={cx(cell, 'text-ink-2 max-w-44 truncate')}
        title={row.deviceModel ?? undefined}
      >
        {row.deviceModel ?? '—'}
      </div>
      <div role="gridcell" data-cell="app" className={cell}>
        {row.appVersion ?? '—'}
        {row.oldApp && <b className="text-12 text-danger-t ml-1.5 font-semibold">{t('sessions.tooOld')}</b>}
      </div>
      <div role="gridcell" data-cell="started" className={cx(cell, 'text-ink-2 text-right')}>
        <Moment at={row.startedAt}>{clockTime(row.startedAt, timeZone)}</Moment>
      </div>
      <div role="gridcell" data-cell="active" className={cx(cell, 'text-right')}>
        <Moment at={row.lastActiveAt}>{clockSeconds(row.lastActiveAt, timeZone)}</Moment>
      </div>
      {running && (
        <div role="gridcell" data-cell="idle" className={cx(cell, 'pl-6')}>
          <IdleMeter lastActiveAt={row.lastActiveAt} limit={settings.idleAfterMin} now={now} />
        </div>
      )}
      <div
        role="gridcell"
        data-cell="waiting"
        data-none={row.eventsWaiting === 0 || undefined}
        className={cx(cell, 'text-right', row.eventsWaiting > 0 ? 'text-warn-t font-semibold' : 'text-ink-3')}
      >
        <CloudUpload aria-hidden className="mr-1 hidden size-3.5 max-sm:block" />
        {row.eventsWaiting}
      </div>
      <div role="gridcell" data-cell="lag" className={cx(cell, 'text-ink-2 text-right')}>
        {row.lagP95Ms === null
          ? '—'
          : t('time.longSeconds', { seconds: decimal(row.lagP95Ms / 1000, 1, language.locale) })}
      </div>
      <div role="gridcell" data-cell="state" className={cx(cell, 'relative pl-5')}>
        <DeviceState state={state} label={progress?.words ?? sessionLabel(row, state, timeZone, t)} />
        <span className="session-actions bg-surface-2 group-aria-selected:bg-accent-tint absolute inset-y-0 right-0 flex items-center gap-1 pr-3 pl-4">
          {row.batch !== null && (
            <Link
              href={addressOf(`/board?batch=${row.batch.id}`)}
              prefetch={false}
              tabIndex={-1}
              aria-label={t('sessions.open', { name })}
              title={t('sessions.open', { name })}
              className={cx(buttonClass({ size: 'sm', variant: 'quiet', icon: true }), 'max-sm:size-11')}
            >
              <PanelRight aria-hidden />
            </Link>
          )}
          <Button
            size="sm"
            variant="quiet"
            icon
            className="max-sm:size-11"
            tabIndex={-1}
            aria-label={t('sessions.signInOf', { name })}
            title={t('sessions.signInOf', { name })}
            onClick={() => onCredentials(row)}
          >
            <KeyRound aria-hidden />
          </Button>
          {mayAct && running && (
            <Button
              size="sm"
              variant="destructive"
              className="max-sm:h-11"
              tabIndex={-1}
              title={t('sessions.forceLogoutKey')}
              {...offWith(shut, () => onEnd(row.id))}
            >
              {t('sessions.forceLogout')}
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}
