'use client';

import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { decimal } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { countTicks } from '#lib/insights/count-ticks.ts';
import { edgeText, placeOf, type Bin } from '#lib/insights/spreads.ts';
import { FILL, NoBars, TICK } from './chart-parts.tsx';

type SpreadChartProps = {
  readonly bins: readonly Bin[];
  /** Dashed lines across: milliseconds and what they are. */
  readonly marks: readonly { readonly ms: number; readonly words: string }[];
  /** Said when there is nothing to draw. */
  readonly none: string;
};

const MARK = { fontSize: 11, fill: 'var(--ink)', fontWeight: 500 } as const;
/** Where a mark's words stand beside its line: away from the nearer edge. */
const BESIDE = { right: 'insideTopLeft', left: 'insideTopRight' } as const;

/** How many took how long. What took longest, without an end, stands out. */
export function SpreadChart({ bins, marks, none }: SpreadChartProps) {
  const { t, locale } = useLanguage();
  if (bins.every(({ count }) => count === 0)) return <NoBars text={none} />;
  const data = bins.map(({ to, count }, at) => ({
    place: at + 0.5,
    count,
    fill: to === null ? 'var(--st-delayed-f)' : 'var(--ink-2)',
  }));
  const counts = countTicks(Math.max(1, ...bins.map(({ count }) => count)));
  const ticks = bins.map((_, at) => at).filter((at) => at % 2 === 0 || at === bins.length - 1);
  return (
    <BarChart
      responsive
      style={FILL}
      data={data}
      margin={{ top: 8 + 14 * marks.length, right: 12 }}
      barCategoryGap={1}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="place"
        domain={[0, bins.length]}
        ticks={ticks}
        interval="equidistantPreserveStart"
        tickFormatter={(at: number) => edgeText(bins[at]?.from ?? 0, t)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        width={44}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        ticks={counts}
        domain={[0, counts.at(-1) ?? 1]}
        tickFormatter={(count: number) => decimal(count, 0, locale)}
      />
      <Bar dataKey="count" isAnimationActive={false} />
      {marks.map(({ ms, words }, at) => {
        const place = placeOf(bins, ms);
        return (
          <ReferenceLine
            key={words}
            x={place}
            stroke="var(--ink)"
            strokeDasharray="3 3"
            label={{
              ...MARK,
              value: words,
              position: BESIDE[place > bins.length / 2 ? 'left' : 'right'],
              dy: -14 * (marks.length - at),
            }}
          />
        );
      })}
    </BarChart>
  );
}
