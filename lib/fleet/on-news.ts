import type { NewsKind } from './news.ts';
import type { FleetStore } from './store.ts';

const AT_MOST_EVERY_MS = 500;

/**
 * Calls `tell` for news of a kind: at once, then at most every `everyMs`, several in that time as one. After a gap in the
 * feed every kind counts as changed. Returns how to stop.
 */
export function onNews(
  store: FleetStore,
  kind: NewsKind,
  tell: () => void,
  everyMs = AT_MOST_EVERY_MS,
): () => void {
  let told = store.news()[kind];
  let stopTimer: (() => void) | null = null;
  const look = () => {
    if (stopTimer || store.news()[kind] === told) return;
    told = store.news()[kind];
    stopTimer = store.later(() => {
      stopTimer = null;
      look();
    }, everyMs);
    tell();
  };
  const stopWatching = store.on('news')(look);
  return () => {
    stopWatching();
    stopTimer?.();
  };
}
