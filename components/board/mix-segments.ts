import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';

export type MixSegment = {
  readonly status: DriverStatus;
  /** Left edge and width in percent of the bar. */
  readonly left: number;
  readonly width: number;
};

/** About 3 px of a usual bar between its gaps, so that one batch among thousands is still seen. */
const least = 0.7;

/** A tenth of a percent: of a usual bar about a pixel. */
function toPixel(percent: number): number {
  return Math.round(percent * 10) / 10;
}

/** The shares of the statuses in true proportion, except that none that exists gets less than the least share. */
export function mixSegments(counts: Readonly<Record<DriverStatus, number>>): readonly MixSegment[] {
  const present = DRIVER_STATUSES.filter((status) => counts[status] > 0);
  const total = present.reduce((sum, status) => sum + counts[status], 0);
  const raw = present.map((status) => Math.max(least, (100 * counts[status]) / total));
  const scale = 100 / raw.reduce((sum, share) => sum + share, 0);
  let end = 0;
  return present.map((status, index) => {
    const left = toPixel(end);
    end += (raw[index] ?? 0) * scale;
    return { status, left, width: toPixel(toPixel(end) - left) };
  });
}
