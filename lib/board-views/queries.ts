import { fleetReading } from '../fleet/use-reading.ts';
import { isBoolean, isText, listOf, objectOf } from '../shape.ts';
import { readAnswer } from '../supabase/ask.ts';

const isViewRows = listOf(
  objectOf({ id: isText, user_id: isText, name: isText, query: isText, shared: isBoolean }),
);

/** A board by its name. `query` is the address's query string; `mine` says whether this person may change it. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly mine: boolean;
};

/** One's own views and those others share in the workspace: own ones first, each in their order. */
export const savedViews = fleetReading<SavedView[]>(({ client, store }) => ({
  read: async (signal) => {
    const { data } = await client.auth.getSession();
    const me = data.session?.user.id;
    const answer = await client
      .from('board_views')
      .select('id,user_id,name,query,shared')
      .eq('workspace_id', store.meta().workspace.id)
      .order('position')
      .order('name')
      .abortSignal(signal);
    const views = readAnswer(isViewRows, answer).map(({ user_id: owner, ...view }) => ({
      ...view,
      mine: owner === me,
    }));
    return [...views.filter(({ mine }) => mine), ...views.filter(({ mine }) => !mine)];
  },
  everyMs: 60_000,
}));
