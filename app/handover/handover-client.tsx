'use client';

import { useQueryStates } from 'nuqs';
import { HandoverScreen } from '#components/handover/handover-screen.tsx';
import { handoverParams } from './search-params.ts';

/** The handover, with how far it looks back kept in the address. */
export function HandoverClient() {
  const [{ hours }, setParams] = useQueryStates(handoverParams);
  return <HandoverScreen hours={hours} onHours={(next) => void setParams({ hours: next })} />;
}
