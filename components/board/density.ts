import { DENSITIES, type Density } from '#lib/preferences.ts';

/** Height of a row in pixels, border included. On a phone rows are cards of `CARD_HEIGHT`. */
export const ROW_HEIGHTS: Record<Density, number> = { compact: 28, regular: 32, comfortable: 44 };
export const CARD_HEIGHT = 107;
/** Beside the map a row has two lines. */
export const MAP_ROW_HEIGHT = 52;
export const GROUP_HEIGHT = 28;
export const HEAD_HEIGHT = 30;

export function nextDensity(density: Density): Density {
  return DENSITIES[(DENSITIES.indexOf(density) + 1) % DENSITIES.length] ?? 'regular';
}
