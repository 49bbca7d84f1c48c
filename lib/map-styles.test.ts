import { expect, it } from 'vitest';
import { DEFAULT_MAP_STYLES, mapOrigins } from './map-styles.ts';

it('mapOrigins names the host of each style once, and none for a plain ground', () => {
  expect(mapOrigins(DEFAULT_MAP_STYLES)).toEqual(['https://tiles.openfreemap.org']);
  expect(mapOrigins({ light: 'https://a.example/x.json', dark: null })).toEqual(['https://a.example']);
});
