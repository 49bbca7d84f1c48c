'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { queryCacheOf } from '#lib/fleet/query-cache.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

/**
 * Gives what is inside the page's one query cache, kept fresh by the live topic. The board and the frame do without it,
 * so that they need not bring its code: whatever opens over them and reads through it has this around it.
 */
export function QueryScope({ children }: { readonly children: ReactNode }) {
  const { client, follow } = queryCacheOf(useFleetSource());
  useEffect(follow, [follow]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
