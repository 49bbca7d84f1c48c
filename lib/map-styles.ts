/** Addresses of MapLibre styles, one a theme; null for a map that is only a plain ground. */
export type MapStyles = { readonly light: string | null; readonly dark: string | null };

/** OpenFreeMap: free, without a key, from OpenStreetMap. */
export const DEFAULT_MAP_STYLES = {
  light: 'https://tiles.openfreemap.org/styles/positron',
  dark: 'https://tiles.openfreemap.org/styles/dark',
} as const;

/** The hosts a page must be allowed to ask for its map: those of the styles, each once. */
export function mapOrigins({ light, dark }: MapStyles): readonly string[] {
  return [...new Set([light, dark].filter((style) => style !== null).map((style) => new URL(style).origin))];
}
