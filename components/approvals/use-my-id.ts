'use client';

import { useQuery } from '@tanstack/react-query';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

/** The signed-in person's id, from the session in this browser; null until it is read. */
export function useMyId(): string | null {
  const { client } = useFleetSource();
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: async () => (await client.auth.getSession()).data.session?.user.id ?? null,
    staleTime: Infinity,
  });
  return data ?? null;
}
