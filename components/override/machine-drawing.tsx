import { useId, useMemo, type ReactNode } from 'react';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { MACHINE_HEIGHT, MACHINE_WIDTH } from './machine-boxes.ts';
import type { MachineEdge } from './machine-edges.ts';
import { MACHINE_LABELS } from './machine-labels.ts';
import { overridePath } from './override-path.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type MachineDrawingProps = {
  readonly edges: readonly MachineEdge[];
  readonly from: DriverStatus;
  readonly to: DriverStatus | null;
};

/** The lines behind the states: grey what a device can do, dotted a cancelled route, dashed in the accent the override. */
export function MachineDrawing({ edges, from, to }: MachineDrawingProps) {
  const id = useId();
  const { t } = useLanguage();
  const override = useMemo(() => (to === null || to === from ? null : overridePath(from, to)), [from, to]);
  const drawn = new Set(edges.map(({ event }) => event));
  return (
    <svg
      aria-hidden
      viewBox={`-0.5 -0.5 ${MACHINE_WIDTH} ${MACHINE_HEIGHT}`}
      className="absolute inset-0 max-sm:hidden"
    >
      <Arrowhead id={`${id}-move`} size={6} className="fill-control" />
      <Arrowhead id={`${id}-override`} size={9} className="fill-accent" />
      {edges.map(({ event, from: start, to: end, path }) => (
        <path
          key={`${event} ${start} ${end}`}
          d={path}
          markerEnd={`url(#${id}-move)`}
          fill="none"
          className="stroke-control"
          strokeWidth={event === 'ROUTE_CANCELLED' ? 1 : 1.25}
          strokeDasharray={event === 'ROUTE_CANCELLED' ? '1.5 2.5' : undefined}
        />
      ))}
      {override !== null && (
        <path
          d={override}
          markerEnd={`url(#${id}-override)`}
          fill="none"
          className="stroke-accent"
          strokeWidth={2}
          strokeDasharray="5 3"
        />
      )}
      {/* Last, on a halo: no line runs through a word. */}
      {MACHINE_LABELS.filter(({ event }) => drawn.has(event)).map(({ event, x, y }) => (
        <text
          key={event}
          x={x}
          y={y}
          className="fill-ink-3 stroke-surface-2 text-11 [paint-order:stroke]"
          strokeWidth={4}
          strokeLinejoin="round"
        >
          {t(`override.arrow.${event ?? 'login'}`)}
        </text>
      ))}
    </svg>
  );
}

function Arrowhead({
  id,
  size,
  className,
}: {
  readonly id: string;
  readonly size: number;
  readonly className: string;
}) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth={size}
      markerHeight={size}
      markerUnits="userSpaceOnUse"
      orient="auto"
      className={className}
    >
      <path d="M0 0 8 4 0 8z" />
    </marker>
  );
}

/** What the three kinds of line mean. */
export function MachineLegend() {
  const { t } = useLanguage();
  return (
    <div
      aria-hidden
      className="text-11 text-ink-2 flex flex-wrap gap-x-3 gap-y-0.5 px-1.5 pt-1.5 max-sm:hidden"
    >
      <LegendItem words={t('override.legendDevice')}>
        <path d="M0 3h18" className="stroke-control" strokeWidth="1.5" />
      </LegendItem>
      <LegendItem words={t('override.legendOverride')}>
        <path d="M0 3h18" className="stroke-accent" strokeWidth="2" strokeDasharray="5 3" />
      </LegendItem>
    </div>
  );
}

function LegendItem({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-[5px]">
      <svg width="18" height="6">
        {children}
      </svg>
      {words}
    </span>
  );
}
