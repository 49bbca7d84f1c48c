'use client';

import { useQueryStates } from 'nuqs';
import { InsightsScreen } from '#components/insights/insights-screen.tsx';
import { insightsParams } from './search-params.ts';

/** The insights, with their period and depot kept in the address. */
export function InsightsClient() {
  const [{ period, depot }, setParams] = useQueryStates(insightsParams);
  return (
    <InsightsScreen
      name={period}
      onName={(next) => void setParams({ period: next })}
      depot={depot}
      onDepot={(next) => void setParams({ depot: next })}
    />
  );
}
