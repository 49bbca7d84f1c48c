'use client';

import { usePlotArea, useYAxisDomain } from 'recharts';
import { spreadLabels } from './spread-labels.ts';

/** Beside the plot, for a number and the longest name of a state. */
export const LABEL_ROOM = 112;
const LINE = 14;

type AreaLabelsProps = {
  /** From the top of the stack, as they stand at its right end. */
  readonly areas: readonly { readonly name: string; readonly value: number; readonly fill: string }[];
};

/** Names the areas of a stack beside their right ends. Inside a chart. */
export function AreaLabels({ areas }: AreaLabelsProps) {
  const plot = usePlotArea();
  const highest = useYAxisDomain()?.at(-1);
  if (plot === undefined || typeof highest !== 'number' || highest <= 0) return null;
  const bottom = plot.y + plot.height;
  const middles = areas.map(({ value }, place) => {
    const below = areas.slice(place + 1).reduce((sum, area) => sum + area.value, 0);
    return bottom - ((below + value / 2) / highest) * plot.height;
  });
  const heights = spreadLabels(middles, { top: plot.y + LINE / 2, bottom: bottom - LINE / 2, gap: LINE });
  return areas.map(({ name, value, fill }, place) => {
    const y = heights[place] ?? 0;
    return (
      <g key={name}>
        <rect x={plot.x + plot.width + 8} y={y - 4} width="8" height="8" fill={fill} />
        <text x={plot.x + plot.width + 20} y={y} dominantBaseline="central" fontSize="11" fill="var(--ink)">
          {name} <tspan fill="var(--ink-3)">{value}</tspan>
        </text>
      </g>
    );
  });
}
