import type { StyleSpecification } from 'maplibre-gl';
import { z } from '#lib/zod-mini.ts';

const LIMIT_MS = 8000;

// Only what tells a style from an error page; MapLibre checks the rest.
const styleSchema = z.custom<StyleSpecification>(
  (value) => z.looseObject({ version: z.literal(8), layers: z.array(z.unknown()) }).safeParse(value).success,
);

/** Fetches a map style; null when it is not to be had in eight seconds. */
export async function loadStyle(address: string, signal: AbortSignal): Promise<StyleSpecification | null> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok) return null;
    const parsed = styleSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
