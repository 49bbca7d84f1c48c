export const DENSITIES = ['compact', 'regular', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** Height of a row in pixels, border included. On a phone rows are cards of `CARD_HEIGHT`. */
export const ROW_HEIGHTS: Record<Density, number> = { compact: 28, regular: 32, comfortable: 44 };
export const CARD_HEIGHT = 107;
/** Beside the map a row has two lines. */
export const MAP_ROW_HEIGHT = 52;
export const GROUP_HEIGHT = 28;
export const HEAD_HEIGHT = 30;

/** The cookie that keeps a viewer's choice, so that the server already renders it. */
export const DENSITY_COOKIE = 'marshal-density';

export function densityFrom(value: string | undefined): Density {
  return DENSITIES.find((density) => density === value) ?? 'regular';
}

export function nextDensity(density: Density): Density {
  return DENSITIES[(DENSITIES.indexOf(density) + 1) % DENSITIES.length] ?? 'regular';
}

export function rememberDensity(density: Density): void {
  document.cookie = `${DENSITY_COOKIE}=${density}; path=/; max-age=31536000; samesite=lax`;
}
