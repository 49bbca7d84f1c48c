'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Result } from '#lib/app-error.ts';
import { changeView, removeView, saveView, type NewView } from '#lib/board-views/actions.ts';
import { savedViewsKey } from '#lib/board-views/queries.ts';

/** Writing saved views; the tabs are read anew after each. */
export function useViewActs() {
  const { client } = useFleetSource();
  const { id: workspaceId } = useFleetMeta().workspace;
  const queries = useQueryClient();
  const then = async (act: Promise<Result<null>>) => {
    const result = await act;
    await queries.invalidateQueries({ queryKey: savedViewsKey(workspaceId) });
    return result;
  };
  return {
    save: (view: NewView) => then(saveView(client, workspaceId, view)),
    change: (id: string, change: Partial<NewView>) => then(changeView(client, id, change)),
    remove: (id: string) => then(removeView(client, id)),
  };
}
