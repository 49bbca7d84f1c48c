import { createSerializer, parseAsNumberLiteral, parseAsString } from 'nuqs/server';
import { SHIFT_HOURS } from '#lib/handover/shift-hours.ts';

/** The address of the handover: workspace and how many hours it looks back. */
export const handoverParams = { w: parseAsString, hours: parseAsNumberLiteral(SHIFT_HOURS).withDefault(8) };
export const handoverAddress = createSerializer(handoverParams);
