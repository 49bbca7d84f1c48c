import type { AttentionFilter, BoardView } from '#lib/fleet/board-view.ts';
import type { WorkspaceSettings } from '#lib/fleet/types.ts';
import { countOf } from '#lib/fleet/words.ts';

/** "Late over 15 min". */
export function attentionWords(filter: AttentionFilter, settings: WorkspaceSettings): string {
  switch (filter) {
    case 'late':
      return `Late over ${settings.lateAfterMin} min`;
    case 'silent':
      return `Silent over ${settings.silentAfterMin} min`;
    case 'flags':
      return 'Flags open';
  }
}

/** Names the filters that hide batches: "148 batches are hidden by State and Search." */
export function hiddenPhrase(view: BoardView, all: number): string {
  const names = [
    view.statuses.length > 0 && 'State',
    view.attention !== null && 'Attention',
    view.search.trim() !== '' && 'Search',
  ].filter((name) => name !== false);
  const last = names.at(-1);
  const by = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${countOf(all, 'batch is', 'batches are')} hidden by ${by}.`;
}

/** Whether anything is filtered away. */
export function isFiltered(view: BoardView): boolean {
  return view.statuses.length > 0 || view.attention !== null || view.search.trim() !== '';
}
