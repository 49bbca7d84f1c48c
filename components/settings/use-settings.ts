'use client';

import { useQuery } from '@tanstack/react-query';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { settingDefinitionsQuery, settingValuesQuery } from '#lib/settings/queries.ts';

/** The workspace's settings and what each may be; `values` is undefined while they load. */
export function useSettings() {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const definitions = useQuery(settingDefinitionsQuery(client));
  const values = useQuery(settingValuesQuery(client, workspace.id));
  return {
    definitions: definitions.data,
    values: values.data,
    error: definitions.error ?? values.error,
    reload: () => {
      void definitions.refetch();
      void values.refetch();
    },
    admin: workspace.role === 'admin',
    workspaceId: workspace.id,
    client,
  };
}
