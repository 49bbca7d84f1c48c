import { isCount, isText, listOf, objectOf } from '../shape.ts';
import { readAnswer, SERVER_NOW } from '../supabase/ask.ts';
import { WITHOUT_NEWS_MS } from './news-keys.ts';
import { onNews } from './on-news.ts';
import { fleetReading } from './use-reading.ts';

const isCounts = objectOf({ open: isCount, overdue: isCount });
const isIds = listOf(objectOf({ id: isText }));

/** How many reviews of the workspace are open, and how many of them past their time. */
export const openReviews = fleetReading<{ readonly open: number; readonly overdue: number }>(
  ({ client, store }) => ({
    read: async (signal) => {
      const workspaceId = store.meta().workspace.id;
      const answer = await client.rpc('review_counts', { p_workspace_id: workspaceId }).abortSignal(signal);
      const { open, overdue } = readAnswer(isCounts, answer);
      return { open, overdue };
    },
    everyMs: WITHOUT_NEWS_MS,
    watch: (tell) => onNews(store, 'reviews', tell),
  }),
);

/** How many drivers wait to be let in on another device. */
export const openDeviceChanges = fleetReading<number>(({ client, store }) => ({
  read: async (signal) => {
    const answer = await client
      .from('device_change_requests')
      .select('id')
      .eq('workspace_id', store.meta().workspace.id)
      .eq('status', 'pending')
      .gt('expires_at', SERVER_NOW)
      .abortSignal(signal);
    return readAnswer(isIds, answer).length;
  },
  everyMs: WITHOUT_NEWS_MS,
  watch: (tell) => onNews(store, 'device_changes', tell),
}));
