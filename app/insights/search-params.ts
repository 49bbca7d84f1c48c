import { createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { PERIODS } from '#lib/insights/period.ts';

/** The address of the insights: workspace, depot and period. */
export const insightsParams = {
  w: parseAsString,
  depot: parseAsString,
  period: parseAsStringLiteral(PERIODS).withDefault('today'),
};
export const insightsAddress = createSerializer(insightsParams);
