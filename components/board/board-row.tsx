'use client';

import { memo, type MouseEvent } from 'react';
import { onPress } from '#components/ui/on-press.ts';
import {
  attentionOf,
  deviceState,
  latenessOf,
  plannedAt,
  waitingOn,
  type Severity,
} from '#lib/fleet/attention.ts';
import { isAssignable } from '#lib/fleet/assignable.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta, useOverTime, useRow } from '#lib/fleet/use-fleet.ts';
import { DeviceState } from './device-state.tsx';
import { deviceWords } from './device-words.ts';
import { FlagList } from './flag-list.tsx';
import { PickCell } from './pick-cell.tsx';
import { RowActions } from './row-actions.tsx';
import {
  DriverCell,
  EventCell,
  ExpectedCell,
  LatenessCell,
  NextStopCell,
  PlanCell,
  ReferenceCell,
} from './row-cells.tsx';
import { StatusCell } from './status-cell.tsx';
import { StopTrack } from './stop-track.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** What a row can ask for; the same object for every row. */
export type RowDeeds = {
  readonly open: (batchId: string) => void;
  readonly override: (batchId: string) => void;
  readonly logout: (batchId: string) => void;
  readonly assign: (batchId: string) => void;
  readonly pick: (batchId: string) => void;
};

type BoardRowProps = {
  readonly id: string;
  /** One-based among all rows of the grid. */
  readonly rowIndex: number;
  /** The grid's one tab stop rests here. */
  readonly active: boolean;
  /** Its panel is open. */
  readonly selected: boolean;
  /** Chosen for a bulk action. */
  readonly picked: boolean;
  readonly mayAct: boolean;
  readonly shut: boolean;
  readonly deeds: RowDeeds;
};

const bars: Record<Severity, string> = {
  danger: 'bg-danger',
  suspended: 'bg-halt-c',
  warn: 'bg-late-c',
};

/** One batch. Renders when that batch has changed; what only time changes, the cells follow by themselves. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const row = useRow(props.id);
  return row === undefined ? null : <Line {...props} row={row} />;
});

function Line(props: BoardRowProps & { readonly row: FleetRow }) {
  const { id, row, rowIndex, active, selected, picked, mayAct, shut, deeds } = props;
  const { settings, workspace } = useFleetMeta();
  const { timeZone } = workspace;
  const { t } = useLanguage();
  const severity = useOverTime((now) => attentionOf(row, settings, now)?.severity ?? null);
  const atRisk = useOverTime((now) => (latenessOf(row, now) ?? 0) > settings.lateAfterMin);
  const device = useOverTime((now) => deviceState(row, settings, now));
  const deviceLabel = useOverTime((now) => deviceWords(row, settings, now, timeZone, t));
  const name = row.driver?.name ?? row.reference;
  const openUnlessSelecting = ({ target, currentTarget }: MouseEvent) => {
    // What a menu of the row's shows elsewhere on the page is not the row.
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (target.closest('.row-actions, .col-pick') !== null) return;
    if (window.getSelection()?.isCollapsed !== false) deeds.open(id);
  };
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-key={id}
      data-batch={row.reference}
      data-status={row.status}
      data-device={device}
      data-picked={picked || undefined}
      onClick={openUnlessSelecting}
      onKeyDown={onPress(() => deeds.open(id))}
      className="board-line board-row"
    >
      {mayAct && <PickCell batchId={id} name={name} picked={picked} onPick={deeds.pick} />}
      <DriverCell batchId={id} driver={row.driver} />
      <ReferenceCell reference={row.reference} />
      <StatusCell id={id} status={row.status} statusSince={row.statusSince} onRetry={deeds.override} />
      <div role="gridcell" className="col-stops">
        <StopTrack
          status={row.status}
          stopIndex={row.stopIndex}
          stopCount={row.stopCount}
          lateStops={row.lateStops}
          atRisk={atRisk}
        />
        <span className="text-12 text-ink-2 w-9 flex-none text-right">
          {row.stopIndex}/{row.stopCount}
        </span>
      </div>
      <NextStopCell nextStop={row.nextStop} />
      <PlanCell at={plannedAt(row)} timeZone={timeZone} />
      <ExpectedCell row={row} timeZone={timeZone} />
      <LatenessCell row={row} settings={settings} />
      <EventCell row={row} settings={settings} />
      <div role="gridcell" className="col-device">
        <DeviceState state={device} label={deviceLabel} waiting={waitingOn(row, device)} />
      </div>
      <div role="gridcell" className="col-flags">
        <FlagList flags={row.flags} />
      </div>
      <RowActions
        batchId={id}
        reference={row.reference}
        name={name}
        phone={row.driver?.phone ?? null}
        signedIn={row.session !== null && row.session.endedAt === null}
        picked={picked}
        deeds={deeds}
        assignable={isAssignable(row, workspace.role)}
        mayAct={mayAct}
        shut={shut}
      />
      {severity !== null && !selected && !picked && (
        <i aria-hidden className={`absolute inset-y-0 left-0 w-0.5 ${bars[severity]}`} />
      )}
    </div>
  );
}
