'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { offeredReasons, reasonListQuery, type ReasonAction } from '#lib/fleet/reasons.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The workspace's reasons for a guarded action, in its order and words. */
export function useReasons(action: ReasonAction) {
  const { locale } = useLanguage();
  const query = useReasonList();
  const rows = query.data;
  const reasons = useMemo(() => rows && offeredReasons(rows, action, locale), [rows, action, locale]);
  return { reasons, failed: query.isError, onReload: () => void query.refetch() };
}

/** Asks for the reasons ahead of their dialogs, so that a letter chooses at once. */
export function useReasonsAhead(): void {
  useReasonList();
}

function useReasonList() {
  const { client } = useFleetSource();
  return useQuery(reasonListQuery(client, useFleetMeta().workspace.id));
}
