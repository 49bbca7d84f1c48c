import type { Place } from '#lib/sessions/device-changes.ts';

export type Spot = { readonly x: number; readonly y: number; readonly radius: number };
export type ComparePlan = {
  readonly old: Spot;
  readonly next: Spot;
  /** Pixels of one metre. */
  readonly scale: number;
  /** A round length for the scale bar, metres. */
  readonly barM: number;
};

const EARTH_M_PER_DEGREE = 111_320;
const MARGIN = 28;

/** Two places on a plan of so many pixels, to scale and north up, with room for both accuracies. */
export function comparePlan(old: Place, next: Place, width: number, height: number): ComparePlan {
  const metresX =
    (next.longitude - old.longitude) *
    EARTH_M_PER_DEGREE *
    Math.cos((((old.latitude + next.latitude) / 2) * Math.PI) / 180);
  const metresY = (old.latitude - next.latitude) * EARTH_M_PER_DEGREE;
  const radii = [old.accuracyM ?? 0, next.accuracyM ?? 0];
  const reach = 2 * Math.max(...radii, 10);
  const scale = Math.min(
    (width - 2 * MARGIN) / (Math.abs(metresX) + reach),
    (height - 2 * MARGIN) / (Math.abs(metresY) + reach),
  );
  const spot = (side: -1 | 1, radius: number): Spot => ({
    x: width / 2 + (side * metresX * scale) / 2,
    y: height / 2 + (side * metresY * scale) / 2,
    radius: radius * scale,
  });
  return {
    old: spot(-1, old.accuracyM ?? 0),
    next: spot(1, next.accuracyM ?? 0),
    scale,
    barM: roundLength(width / 3 / scale),
  };
}

/** The largest of 1, 2, 5 × a power of ten that is not longer. */
function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * (metres >= 5 * power ? 5 : metres >= 2 * power ? 2 : 1);
}
