'use client';

import { useMemo } from 'react';
import {
  invalidateDriverSessions,
  overrideDriverStatus,
  type LogoutInput,
  type OverrideInput,
} from './actions.ts';
import { useFleetSource } from './use-fleet.ts';

/** The two acts of a supervisor, bound to this board. */
export function useFleetActions() {
  const { store, client } = useFleetSource();
  return useMemo(
    () => ({
      override: (input: OverrideInput) => overrideDriverStatus(client, input, store),
      forceLogout: (input: LogoutInput) => invalidateDriverSessions(client, input, store),
    }),
    [store, client],
  );
}
