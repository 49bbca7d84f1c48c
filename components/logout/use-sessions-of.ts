'use client';

import { useState } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

/** The sessions of these batches' drivers, as they were when this was first asked; each once. */
export function useSessionsOf(batchIds: readonly string[]): readonly string[] {
  const { store } = useFleetSource();
  const [sessionIds] = useState(() => [
    ...new Set(batchIds.flatMap((id) => store.row(id)?.session?.id ?? [])),
  ]);
  return sessionIds;
}
