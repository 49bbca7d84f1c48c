'use client';

import { useQuery } from '@tanstack/react-query';
import { reasonCodesQuery, type ReasonAction } from '#lib/fleet/queries.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

/** The workspace's reasons for a guarded action, in their order. */
export function useReasons(action: ReasonAction) {
  const query = useQuery(reasonCodesQuery(useFleetSource().client, action));
  return { reasons: query.data, failed: query.isError, onReload: () => void query.refetch() };
}

/** Asks for the reasons of both guarded actions ahead of their dialogs, so that a letter chooses at once. */
export function useReasonsAhead(): void {
  useReasons('override');
  useReasons('force_logout');
}
