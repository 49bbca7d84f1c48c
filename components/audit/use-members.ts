'use client';

import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '#lib/audit/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';

/** The members of the workspace by name; none until they are known. */
export function useMembers(): readonly { readonly id: string; readonly name: string }[] {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  return useQuery(membersQuery(client, workspace.id)).data ?? [];
}
