'use client';

import { cx } from '#components/ui/cx.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { timeSpan, ticksOf, type ClockPair } from '#lib/review/time-span.ts';
import { clamp, MapLabel } from './map-label.tsx';
import { useBox } from './use-box.ts';

export type Ruled = ClockPair & { readonly key: number; readonly words: string };

export type TimeRulersProps = {
  readonly label: string;
  readonly flagged: ClockPair & { readonly words: string };
  /** The events before and after; only those that fall into the picture are drawn. */
  readonly others: readonly Ruled[];
  /** What the rule allows, on one of the two clocks. */
  readonly allowed: { readonly on: 'device' | 'server'; readonly from: number; readonly to: number } | null;
  /** A moment both clocks must be seen against: the end of the session. */
  readonly limit: { readonly at: number; readonly words: string } | null;
  /** On the flagged line: “+3 min 05 s”. */
  readonly measure: string;
};

const TOP = 72;
const BOTTOM = 188;
const SIDE = 24;

/** Device clock above, server clock below, to one scale: a slanted line is an event that came later than it was recorded. */
export function TimeRulers({ label, flagged, others, allowed, limit, measure }: TimeRulersProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const [box, ref] = useBox({ width: 720, height: 250 });
  const span = timeSpan([flagged], [allowed?.from, allowed?.to, limit?.at]);
  const x = (at: number) => SIDE + ((at - span.from) / (span.to - span.from)) * (box.width - 2 * SIDE);
  const seen = others.filter(({ recordedAt, syncedAt }) =>
    [recordedAt, syncedAt].every((at) => at >= span.from && at <= span.to),
  );
  const y = { device: TOP, server: BOTTOM };
  return (
    <div className="bg-map-land flex-none border-b">
      <svg ref={ref} role="img" data-picture aria-label={label} className="block h-[250px] w-full">
        {allowed !== null && (
          <>
            <rect
              x={x(allowed.from)}
              width={Math.max(2, x(allowed.to) - x(allowed.from))}
              y={y[allowed.on] - 9}
              height="18"
              className="fill-ok"
              fillOpacity="0.2"
              data-mark="allowed"
            />
            <text
              x={clamp(x(allowed.from), SIDE, box.width - SIDE - 60)}
              y={y[allowed.on] + (allowed.on === 'device' ? -14 : 24)}
              className="text-11 fill-ok-t"
            >
              {t('evidence.time.allowed')}
            </text>
          </>
        )}
        {(['device', 'server'] as const).map((clock) => (
          <g key={clock}>
            <line x1={SIDE} x2={box.width - SIDE} y1={y[clock]} y2={y[clock]} className="stroke-control" />
            <text x={SIDE} y={clock === 'device' ? 22 : 236} className="text-11 fill-ink-3">
              {t(`evidence.time.${clock}`)}
            </text>
          </g>
        ))}
        {ticksOf(span, Math.max(2, Math.floor(box.width / 150))).map((at) => (
          <text
            key={at}
            x={x(at)}
            y={(TOP + BOTTOM) / 2 + 4}
            textAnchor="middle"
            className="text-11 fill-ink-3"
          >
            {clockSeconds(at, timeZone)}
          </text>
        ))}
        {seen.map((pair) => (
          <Pair key={pair.key} from={x(pair.recordedAt)} to={x(pair.syncedAt)} />
        ))}
        {limit !== null && (
          <>
            <line
              x1={x(limit.at)}
              x2={x(limit.at)}
              y1={TOP - 26}
              y2={BOTTOM + 26}
              strokeDasharray="5 4"
              strokeWidth="1.5"
              className="stroke-ink"
            />
            <MapLabel at={{ x: x(limit.at), y: TOP - 48 }} box={box} lines={[limit.words]} />
          </>
        )}
        <Pair from={x(flagged.recordedAt)} to={x(flagged.syncedAt)} flagged />
        <MapLabel
          at={{ x: x(flagged.recordedAt), y: TOP - 34 + (limit === null ? 0 : 44) }}
          box={box}
          lines={[flagged.words]}
        />
        <MapLabel
          at={{ x: (x(flagged.recordedAt) + x(flagged.syncedAt)) / 2, y: BOTTOM - 38 }}
          box={box}
          lines={[measure]}
          tone="danger"
        />
      </svg>
    </div>
  );
}

type PairProps = { readonly from: number; readonly to: number; readonly flagged?: boolean };

function Pair({ from, to, flagged = false }: PairProps) {
  const tone = flagged ? 'stroke-danger fill-danger' : 'stroke-ink-3 fill-ink-3';
  return (
    <g className={cx(tone, !flagged && 'opacity-70')}>
      <line x1={from} y1={TOP} x2={to} y2={BOTTOM} strokeWidth={flagged ? 2 : 1} />
      <circle cx={from} cy={TOP} r={flagged ? 5 : 3} />
      <circle cx={to} cy={BOTTOM} r={flagged ? 5 : 3} />
    </g>
  );
}
