'use client';

import { useId } from 'react';
import { decimal, signedLag } from '#lib/fleet/words.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useBox } from './use-box.ts';

export type SparkPoint = { readonly at: number; readonly value: number };

type SparkProps = {
  readonly title: string;
  /** The figure at the event, in words. */
  readonly fact: string;
  readonly points: readonly SparkPoint[];
  readonly eventAt: number;
  readonly eventWords: string;
  /** A dashed line with its words. */
  readonly limit: { readonly value: number; readonly words: string } | null;
};

const LEFT = 34;
const TOP = 8;
const FLOOR = 76;
/** Room for the words of the event and of an end of the axis beside each other. */
const APART = 110;

/** A measure over the events around the flagged one, against the time they were recorded. */
export function Spark({ title, fact, points, eventAt, eventWords, limit }: SparkProps) {
  const id = useId();
  const language = useLanguage();
  const [box, ref] = useBox({ width: 330, height: 98 });
  const times = [...points.map(({ at }) => at), eventAt];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const length = Math.max(1, to - from);
  const most = roundUp(Math.max(1, limit?.value ?? 0, ...points.map(({ value }) => value)));
  const x = (at: number) => LEFT + ((at - from) / length) * (box.width - LEFT - 8);
  const y = (value: number) => FLOOR - (Math.max(0, value) / most) * (FLOOR - TOP);
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 px-5 pt-2 pb-1.5 not-first:border-l max-sm:px-4 max-sm:not-first:border-t max-sm:not-first:border-l-0"
    >
      <h3 id={id} className="text-12 flex justify-between gap-2">
        <span className="text-11 text-ink-3 font-normal">{title}</span>
        <b className="truncate font-semibold" title={fact}>
          {fact}
        </b>
      </h3>
      <svg ref={ref} role="img" aria-label={`${title}: ${fact}`} className="block h-[98px] w-full">
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={box.width - 8} y1={y(value)} y2={y(value)} className="stroke-line" />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" className="text-11 fill-ink-3">
              {short(value, most, language.locale)}
            </text>
          </g>
        ))}
        {limit !== null && limit.value <= most && (
          <>
            <line
              x1={LEFT}
              x2={box.width - 8}
              y1={y(limit.value)}
              y2={y(limit.value)}
              strokeDasharray="3 3"
              className="stroke-ink-2"
            />
            <text x={LEFT + 4} y={y(limit.value) - 4} className="text-11 fill-ink-2">
              {limit.words}
            </text>
          </>
        )}
        <line
          x1={x(eventAt)}
          x2={x(eventAt)}
          y1={TOP}
          y2={FLOOR}
          strokeWidth="1.5"
          className="stroke-danger"
        />
        <polyline
          points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')}
          strokeWidth="1.5"
          strokeLinejoin="round"
          className="stroke-ink fill-none"
        />
        {points.map(({ at, value }, index) => (
          <circle
            key={index}
            cx={x(at)}
            cy={y(value)}
            r={at === eventAt ? 3.5 : 2.25}
            className={at === eventAt ? 'fill-danger' : 'fill-ink'}
          />
        ))}
        {x(eventAt) - x(from) > APART && (
          <text x={LEFT} y={92} className="text-11 fill-ink-3">
            {signedLag(from - eventAt, language)}
          </text>
        )}
        {x(to) - x(eventAt) > APART && (
          <text x={box.width - 8} y={92} textAnchor="end" className="text-11 fill-ink-3">
            {signedLag(to - eventAt, language)}
          </text>
        )}
        <text
          x={Math.min(Math.max(x(eventAt), LEFT + 16), box.width - 24)}
          y={92}
          textAnchor="middle"
          className="text-11 fill-danger-t font-semibold"
        >
          {eventWords}
        </text>
      </svg>
    </section>
  );
}

/** The next 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}

/** All figures of an axis in the same unit. */
function short(value: number, most: number, locale: Locale): string {
  const [size, unit] = most >= 10_000 && value > 0 ? [value / 1000, 'k'] : [value, ''];
  return `${decimal(size, Number.isInteger(size) ? 0 : 1, locale)}${unit}`;
}
