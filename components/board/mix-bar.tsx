import { useLanguage } from '#lib/i18n/use-language.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { mixSegments } from './mix-segments.ts';

/** The fleet as one bar. Drawn in SVG: its shares are attributes, and the page's policy forbids inline styles. */
export function MixBar({ counts }: { readonly counts: Readonly<Record<DriverStatus, number>> }) {
  const { t } = useLanguage();
  const segments = mixSegments(counts);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
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
      {segments.map(({ status, left, width }) => (
        <svg key={status} data-status={status} x={`${left}%`} width={`${width}%`} height="12">
          <rect width="100%" height="12" className={status === 'INACTIVE' ? 'fill-surface' : 'fill-st-f'} />
          {status === 'INACTIVE' && (
            <rect width="100%" height="12" fill="url(#mix-hatch)" strokeWidth="2" className="stroke-st-f" />
          )}
        </svg>
      ))}
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
}
