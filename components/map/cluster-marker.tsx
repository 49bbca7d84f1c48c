'use client';

import { listOf } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { mixOf, ringOf, type Cluster } from './clusters.ts';

type ClusterMarkerProps = { readonly cluster: Cluster; readonly onOpen: () => void };

const RADIUS = 15;
const ROUND = 2 * Math.PI * RADIUS;
const GAP = 1.5;

/** Several drivers too close to tell apart: how many, and a ring of their states in true proportion. */
export function ClusterMarker({ cluster, onOpen }: ClusterMarkerProps) {
  const { t, locale } = useLanguage();
  const mix = mixOf(cluster);
  const count = cluster.places.length;
  const words = mix.map(([status, of]) =>
    t('board.map.mixPart', { count: of, status: t(`status.${status}`).toLowerCase() }),
  );
  const label = t('board.map.cluster', { count, mix: listOf(words, 'and', locale) });
  const parts = ringOf(
    mix.map(([, of]) => of),
    ROUND,
  );
  const gap = mix.length > 1 ? GAP : 0;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onOpen}
      className="touch bg-surface text-12 pointer-events-auto absolute -top-5 -left-5 grid size-10 place-items-center rounded-full font-semibold"
    >
      <svg viewBox="0 0 40 40" aria-hidden className="absolute inset-0 -rotate-90">
        {mix.map(([status], at) => {
          const { from = 0, length = 0 } = parts[at] ?? {};
          return (
            <circle
              key={status}
              data-status={status}
              className="text-st-c"
              cx="20"
              cy="20"
              r={RADIUS}
              fill="none"
              stroke="currentColor"
              strokeWidth="5"
              strokeDasharray={`${Math.max(1, length - gap)} ${ROUND}`}
              strokeDashoffset={-from}
            />
          );
        })}
      </svg>
      {count}
    </button>
  );
}
