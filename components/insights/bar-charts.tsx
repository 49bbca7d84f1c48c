'use client';

import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts';
import type { ChartTable } from '#lib/insights/tables.ts';
import { FILL, Legend, NoBars } from './chart-parts.tsx';

type BarChartProps = {
  readonly table: ChartTable;
  /** Said when there is nothing to draw. */
  readonly none: string;
};

const MOST = 7;
const MARGIN = { top: 4, right: 44, bottom: 0, left: 0 } as const;
/** Room for the names at the left, which begin at one edge. */
const LABELS = 132;
const LABEL = { fontSize: 12, fill: 'var(--ink)' } as const;
const NAME = { ...LABEL, textAnchor: 'start', dx: 8 - LABELS } as const;

/** How often each cause was given; the most frequent seven, the table has all. */
export function DelayChart({ table, none }: BarChartProps) {
  const data = table.rows.slice(0, MOST).map(([name, reports]) => ({ name, reports }));
  if (data.length === 0) return <NoBars text={none} />;
  return (
    <BarChart
      responsive
      style={FILL}
      layout="vertical"
      data={data}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide allowDecimals={false} />
      <YAxis type="category" dataKey="name" width={LABELS} tick={NAME} tickLine={false} axisLine={false} />
      <Bar dataKey="reports" fill="var(--st-delayed-f)" maxBarSize={14} isAnimationActive={false}>
        <LabelList dataKey="reports" position="right" style={LABEL} />
      </Bar>
    </BarChart>
  );
}

/** What became of the flags of each kind. */
export function FlagChart({ table, none }: BarChartProps) {
  const data = table.rows
    .slice(0, MOST)
    .map(([name, , open, confirmed, dismissed]) => ({ name, open, confirmed, dismissed }));
  if (data.length === 0) return <NoBars text={none} />;
  const [, , open = '', confirmed = '', dismissed = ''] = table.columns;
  const parts = [
    { key: 'open', name: open, fill: 'var(--st-delayed-f)' },
    { key: 'confirmed', name: confirmed, fill: 'var(--ink-2)' },
    { key: 'dismissed', name: dismissed, fill: 'var(--q-proof)' },
  ] as const;
  return (
    <div className="flex h-full flex-col gap-1">
      <div className="min-h-0 flex-1">
        <BarChart
          responsive
          style={FILL}
          layout="vertical"
          data={data}
          margin={MARGIN}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide allowDecimals={false} />
          <YAxis
            type="category"
            dataKey="name"
            width={LABELS}
            tick={NAME}
            tickLine={false}
            axisLine={false}
          />
          {parts.map(({ key, fill }) => (
            <Bar
              key={key}
              dataKey={key}
              stackId="all"
              fill={fill}
              maxBarSize={14}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </div>
      <Legend items={parts} />
    </div>
  );
}
