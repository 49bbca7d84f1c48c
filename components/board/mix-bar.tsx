import { Fragment, memo } from 'react';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { sameValue } from '#lib/fleet/same-value.ts';
import type { StatusCounts } from '#lib/fleet/types.ts';
import { mixSegments } from './mix-segments.ts';

type MixBarProps = { readonly counts: StatusCounts };

/**
 * The fleet as one bar. Drawn in SVG: its shares are attributes, and the page's policy forbids inline styles. Plain
 * rectangles: a part that clips makes the compositor sort the whole page anew whenever an edge moves.
 */
export const MixBar = memo(function MixBar({ counts }: MixBarProps) {
  const { t } = useLanguage();
  const segments = mixSegments(counts);
  const total = totalOf(counts);
  return (
    <svg
      role="img"
      aria-label={t('board.byState', { count: total })}
      width="100%"
      height="12"
      className="bg-surface-3 mb-1.5 block"
    >
      <pattern
        id="mix-hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M1 0v5" className="stroke-[var(--st-inactive-f)]" strokeWidth="2" />
      </pattern>
      {segments.map(({ status, left, width }) => {
        const place = { 'data-status': status, x: `${left}%`, width: `${width}%`, height: '12' };
        if (status !== 'INACTIVE') return <rect key={status} {...place} className="fill-st-f" />;
        return (
          <Fragment key={status}>
            <rect {...place} className="fill-surface" />
            <rect {...place} fill="url(#mix-hatch)" strokeWidth="2" className="stroke-st-f" />
          </Fragment>
        );
      })}
      {segments.slice(1).map(({ status, left }) => (
        <rect
          key={status}
          x={`${left}%`}
          width="2"
          height="12"
          transform="translate(-1)"
          className="fill-surface"
        />
      ))}
    </svg>
  );
}, looksTheSame);

/** The bar is drawn again when an edge has moved, not whenever a number changes. */
function looksTheSame(before: MixBarProps, after: MixBarProps): boolean {
  if (before.counts === after.counts) return true;
  const sameTotal = totalOf(before.counts) === totalOf(after.counts);
  return sameTotal && sameValue(mixSegments(before.counts), mixSegments(after.counts));
}

function totalOf(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
