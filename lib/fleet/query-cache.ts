import { QueryClient } from '@tanstack/react-query';
import { newsKeys } from './news-keys.ts';
import { onNews } from './on-news.ts';
import type { FleetSource } from './use-fleet.ts';

/** Every phone's sign of life changes its session, and the list of them is no small question. */
const SESSIONS_EVERY_MS = 3_000;

export type QueryCache = {
  readonly client: QueryClient;
  /** What is on screen is read again at news, for as long as anybody follows. Returns how to stop. */
  readonly follow: () => () => void;
};

const caches = new WeakMap<FleetSource, QueryCache>();

/** The one query cache of everything on a page. */
export function queryCacheOf(source: FleetSource): QueryCache {
  const known = caches.get(source) ?? createQueryCache(source);
  caches.set(source, known);
  return known;
}

function createQueryCache(source: FleetSource): QueryCache {
  const client = new QueryClient({
    // Without a network a question fails at once and says so, rather than waiting without a word; it is asked again by itself.
    defaultOptions: { queries: { retry: 1, networkMode: 'always', refetchOnReconnect: true } },
  });
  // For as long as the page lives: what has been read must not outlast the one who read it.
  source.store.on('connection')(() => {
    if (source.store.connection().state === 'signed_out') forget(client);
  });
  let followers = 0;
  let stop: (() => void) | null = null;
  return {
    client,
    follow() {
      followers += 1;
      stop ??= followNews(source, client);
      return () => {
        followers -= 1;
        if (followers > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

/** Nothing of a person stays once they are signed out, on the page neither, and nothing is asked for again. */
function forget(client: QueryClient): void {
  client.setDefaultOptions({ queries: { enabled: false } });
  for (const query of client.getQueryCache().getAll()) {
    void query.cancel({ silent: true });
    query.reset();
  }
}

function followNews({ store }: FleetSource, client: QueryClient): () => void {
  const { id } = store.meta().workspace;
  const follow = (kind: keyof typeof newsKeys, everyMs?: number) =>
    onNews(store, kind, () => void client.invalidateQueries({ queryKey: newsKeys[kind](id) }), everyMs);
  const stops = [
    follow('reviews'),
    follow('approvals'),
    follow('device_changes'),
    follow('sessions', SESSIONS_EVERY_MS),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
