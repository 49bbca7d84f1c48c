import type { AttentionFilter, BoardView } from '#lib/fleet/board-view.ts';
import type { WorkspaceSettings } from '#lib/fleet/types.ts';
import { listOf } from '#lib/fleet/words.ts';
import type { Language, Translate } from '#lib/i18n/language.ts';

/** "Late over 15 min". */
export function attentionWords(filter: AttentionFilter, settings: WorkspaceSettings, t: Translate): string {
  switch (filter) {
    case 'late':
      return t('board.lateOver', { minutes: settings.lateAfterMin });
    case 'silent':
      return t('board.silentOver', { minutes: settings.silentAfterMin });
    case 'flags':
      return t('board.flagsOpen');
  }
}

/** Names the filters that hide batches: "148 batches are hidden by State and Search." */
export function hiddenPhrase(view: BoardView, all: number, { locale, t }: Language): string {
  const names = [
    view.statuses.length > 0 && t('board.filter.state'),
    view.attention !== null && t('board.filter.attention'),
    view.search.trim() !== '' && t('board.filter.search'),
  ].filter((name) => name !== false);
  return t('board.hiddenBy', { count: all, filters: listOf(names, 'and', locale) });
}

/** Whether anything is filtered away. */
export function isFiltered(view: BoardView): boolean {
  return view.statuses.length > 0 || view.attention !== null || view.search.trim() !== '';
}
