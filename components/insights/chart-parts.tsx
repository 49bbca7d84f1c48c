'use client';

import type { DriverStatus, EventType } from '#lib/fleet/types.ts';

/** An event takes the colour of the state it leads to; what is nominal is quiet. */
export const EVENT_FILLS: Readonly<Record<EventType, string>> = {
  ROUTE_STARTED: 'var(--q-active)',
  DEPARTED_STOP: 'var(--q-enroute)',
  ARRIVED_AT_STOP: 'var(--q-atstop)',
  PROOF_CAPTURED: 'var(--q-proof)',
  DELAY_REPORTED: 'var(--st-delayed-f)',
  ROUTE_COMPLETED: 'var(--st-completed-f)',
  ROUTE_CANCELLED: 'var(--danger)',
  SUPERVISOR_OVERRIDE: 'var(--st-suspended-f)',
};
export const STATUS_FILLS: Readonly<Record<DriverStatus, string>> = {
  INACTIVE: 'url(#hatched)',
  ACTIVE: 'var(--q-active)',
  EN_ROUTE: 'var(--q-enroute)',
  AT_STOP: 'var(--q-atstop)',
  DELAYED: 'var(--st-delayed-f)',
  COMPLETED: 'var(--st-completed-f)',
  SUSPENDED: 'var(--st-suspended-f)',
};

export const TICK = { fontSize: 11, fill: 'var(--ink-3)' } as const;
export const FILL = { width: '100%', height: '100%' } as const;

export type Line = { readonly name: string; readonly value: number; readonly fill: string };
type TipProps = { readonly title: string; readonly lines: readonly Line[] };

/** Lists the values top to bottom as they are stacked. */
export function Tip({ title, lines }: TipProps) {
  return (
    <div className="rounded-dlg bg-overlay shadow-overlay text-12 min-w-44 px-3 py-2">
      <p className="text-ink-3 mb-1 flex justify-between gap-4">
        {title} <b className="text-ink font-semibold">{lines.reduce((sum, { value }) => sum + value, 0)}</b>
      </p>
      {lines.map(({ name, value, fill }) => (
        <p key={name} className="flex items-center gap-2">
          <Swatch fill={fill} />
          <span className="flex-1">{name}</span>
          <b className="font-semibold">{value}</b>
        </p>
      ))}
    </div>
  );
}

type LegendProps = {
  readonly items: readonly Pick<Line, 'name' | 'fill'>[];
};

/** What colour means what. */
export function Legend({ items }: LegendProps) {
  return (
    <p className="text-11 text-ink-2 flex max-h-9 flex-wrap gap-x-3 overflow-hidden">
      {items.map(({ name, fill }) => (
        <span key={name} className="flex items-center gap-1">
          <Swatch fill={fill} />
          {name}
        </span>
      ))}
    </p>
  );
}

function Swatch({ fill }: { readonly fill: string }) {
  return (
    <svg aria-hidden viewBox="0 0 8 8" className="size-2 flex-none">
      <rect width="8" height="8" fill={fill} />
    </svg>
  );
}

/** Nothing to draw. */
export function NoBars({ text }: { readonly text: string }) {
  return <p className="text-ink-3 grid h-full place-items-center">{text}</p>;
}

/** The fill of batches that are not on the road yet. */
export function Hatch() {
  return (
    <defs>
      <pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--surface)" />
        <path d="M0 0V5" stroke="var(--st-inactive-f)" strokeWidth="2" />
      </pattern>
    </defs>
  );
}
