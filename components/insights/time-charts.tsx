'use client';

import { Area, AreaChart, Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { useMedia } from '#components/ui/use-media.ts';
import { DRIVER_STATUSES, type EventType } from '#lib/fleet/types.ts';
import { decimal } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Insights } from '#lib/insights/insights-answer.ts';
import { countTicks, wholeTicks } from '#lib/insights/count-ticks.ts';
import { endOf } from '#lib/insights/tables.ts';
import { AreaLabels, LABEL_ROOM } from './area-labels.tsx';
import { EVENT_FILLS, FILL, Hatch, Legend, NoBars, STATUS_FILLS, TICK, Tip } from './chart-parts.tsx';

type TimeChartProps = {
  readonly insights: Insights;
  readonly axis: (at: number) => string;
  readonly moment: (at: number) => string;
};

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;
const QUIET = { tick: TICK, tickLine: false, axisLine: false } as const;
const timeAxis = { ...QUIET, dataKey: 'at', minTickGap: 32 } as const;
const countAxis = { ...QUIET, width: 44, allowDecimals: false } as const;
/** From the ground up. */
const STACKED: readonly EventType[] = [
  'ROUTE_STARTED',
  'DEPARTED_STOP',
  'ARRIVED_AT_STOP',
  'PROOF_CAPTURED',
  'DELAY_REPORTED',
  'ROUTE_COMPLETED',
  'ROUTE_CANCELLED',
  'SUPERVISOR_OVERRIDE',
];
const STOOD = ['COMPLETED', 'SUSPENDED', 'DELAYED', 'AT_STOP', 'EN_ROUTE', 'ACTIVE', 'INACTIVE'] as const;

/** Events of each interval, stacked by type. */
export function EventChart({ insights, axis, moment }: TimeChartProps) {
  const { t, locale } = useLanguage();
  const data = insights.starts.map((at, slot) => ({
    at,
    ...Object.fromEntries(STACKED.map((type) => [type, insights.byType.get(type)?.[slot] ?? 0])),
  }));
  const sums = insights.starts.map((_, slot) =>
    STACKED.reduce((sum, type) => sum + (insights.byType.get(type)?.[slot] ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  const shown = STACKED.filter((type) => (insights.byType.get(type) ?? []).some((count) => count > 0));
  if (shown.length === 0) return <NoBars text={t('insights.chart.noLag')} />;
  return (
    <div className="flex h-full flex-col gap-1">
      <div className="min-h-0 flex-1">
        <BarChart
          responsive
          style={FILL}
          data={data}
          margin={MARGIN}
          accessibilityLayer={false}
          barCategoryGap={1}
          maxBarSize={64}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...timeAxis} tickFormatter={axis} />
          <YAxis
            {...countAxis}
            ticks={countTicks(most)}
            domain={[0, countTicks(most).at(-1) ?? 1]}
            tickFormatter={(count: number) => decimal(count, 0, locale)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'transparent', stroke: 'var(--ink)' }}
            content={
              <TimeTip
                times={insights.starts}
                moment={moment}
                lines={shown.toReversed().map((type) => ({
                  name: t(`event.${type}`),
                  fill: EVENT_FILLS[type],
                  values: insights.byType.get(type) ?? [],
                }))}
              />
            }
          />
          {shown.map((type) => (
            <Bar key={type} dataKey={type} stackId="all" fill={EVENT_FILLS[type]} isAnimationActive={false} />
          ))}
        </BarChart>
      </div>
      <Legend items={shown.map((type) => ({ name: t(`event.${type}`), fill: EVENT_FILLS[type] }))} />
    </div>
  );
}

/** Batches at the end of each interval, by state. */
export function StatusChart({ insights, axis, moment }: TimeChartProps) {
  const { t, locale } = useLanguage();
  const narrow = useMedia('(max-width: 640px)');
  const ends = insights.starts.map((at) => endOf(insights, at));
  const data = ends.map((at, slot) => ({
    at,
    ...Object.fromEntries(
      DRIVER_STATUSES.map((status) => [status, insights.byStatus.get(status)?.[slot] ?? 0]),
    ),
  }));
  const sums = insights.starts.map((_, slot) =>
    STOOD.reduce((sum, status) => sum + (insights.byStatus.get(status)?.[slot] ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  const shown = STOOD.filter((status) => (insights.byStatus.get(status) ?? []).some((count) => count > 0));
  const areas = shown.toReversed().map((status) => ({
    name: t(`status.${status}`),
    value: insights.byStatus.get(status)?.at(-1) ?? 0,
    fill: STATUS_FILLS[status],
  }));
  const margin = narrow ? MARGIN : { ...MARGIN, right: LABEL_ROOM };
  return (
    <div className="flex h-full flex-col gap-1">
      <div className="min-h-0 flex-1">
        <AreaChart responsive style={FILL} data={data} margin={margin} accessibilityLayer={false}>
          <Hatch />
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...timeAxis} tickFormatter={axis} />
          <YAxis
            {...countAxis}
            ticks={wholeTicks(most)}
            domain={[0, most]}
            tickFormatter={(count: number) => decimal(count, 0, locale)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--ink)' }}
            content={
              <TimeTip
                times={ends}
                moment={moment}
                lines={shown.toReversed().map((status) => ({
                  name: t(`status.${status}`),
                  fill: STATUS_FILLS[status],
                  values: insights.byStatus.get(status) ?? [],
                }))}
              />
            }
          />
          {shown.map((status) => (
            <Area
              key={status}
              type="linear"
              dataKey={status}
              stackId="all"
              stroke="var(--surface)"
              fill={STATUS_FILLS[status]}
              fillOpacity={1}
              isAnimationActive={false}
            />
          ))}
          {!narrow && <AreaLabels areas={areas} />}
        </AreaChart>
      </div>
      {narrow && <Legend items={areas.map((area) => ({ ...area, name: `${area.name} ${area.value}` }))} />}
    </div>
  );
}

type TimeTipProps = {
  /** Given by the chart: whether the pointer is on it, and at which of the times. */
  readonly active?: boolean;
  readonly label?: number | string;
  readonly times: readonly number[];
  readonly moment: (at: number) => string;
  readonly lines: readonly {
    readonly name: string;
    readonly fill: string;
    readonly values: readonly number[];
  }[];
};

function TimeTip({ active = false, label, times, moment, lines }: TimeTipProps) {
  const slot = times.findIndex((at) => at === label);
  const at = times[slot];
  if (!active || at === undefined) return null;
  return (
    <Tip
      title={moment(at)}
      lines={lines.map(({ name, fill, values }) => ({ name, fill, value: values[slot] ?? 0 }))}
    />
  );
}
