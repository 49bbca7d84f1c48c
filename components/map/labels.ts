import { SEVERITIES } from '#lib/fleet/attention.ts';
import { pixelsOf, type Cluster } from './clusters.ts';

type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Half the sides of what stands at a place, and the size of a label beside it, in pixels. */
const MARKER = 12;
const RING = 20;
const LABEL = { width: 132, height: 20 };

/**
 * Which of the single markers carry their label: the chosen one always, those that need somebody where there is room,
 * the gravest first.
 */
export function labelled(
  clusters: readonly Cluster[],
  zoom: number,
  chosen: string | null,
): ReadonlySet<string> {
  const placed = clusters.map((cluster) => ({ cluster, at: pixelsOf(cluster.at, zoom) }));
  const taken: Box[] = placed.map(({ cluster, at: [x, y] }) => {
    const half = cluster.places.length > 1 ? RING : MARKER;
    return { left: x - half, top: y - half, right: x + half, bottom: y + half };
  });
  const names = new Set<string>();
  for (const { cluster, at } of placed.toSorted(
    (a, b) => rankOf(a.cluster, chosen) - rankOf(b.cluster, chosen),
  )) {
    if (rankOf(cluster, chosen) === NO_LABEL) break;
    const [x, y] = at;
    const left = x + MARKER + 1;
    const box = { left, top: y - LABEL.height / 2, right: left + LABEL.width, bottom: y + LABEL.height / 2 };
    if (rankOf(cluster, chosen) > 0 && taken.some((other) => overlap(box, other))) continue;
    names.add(cluster.key);
    taken.push(box);
  }
  return names;
}

const NO_LABEL = SEVERITIES.length + 1;

function rankOf({ places }: Cluster, chosen: string | null): number {
  const [only, ...others] = places;
  if (only === undefined || others.length > 0) return NO_LABEL;
  if (only.row.id === chosen) return 0;
  return only.severity === null ? NO_LABEL : SEVERITIES.indexOf(only.severity) + 1;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
