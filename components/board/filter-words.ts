import type { AttentionFilter, BoardView } from '#lib/fleet/board-view.ts';
import type { WorkspaceSettings } from '#lib/fleet/types.ts';
import { SHIFT_STARTS, SHIFTS, type Shift } from '#lib/fleet/shifts.ts';
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

/** "ends 06–18": when routes of a shift are planned to end. */
export function shiftWords(shift: Shift, t: Translate): string {
  const next = SHIFTS[SHIFTS.indexOf(shift) + 1];
  return t('board.shift.ends', {
    from: hourOf(SHIFT_STARTS[shift]),
    to: hourOf(next === undefined ? 24 : SHIFT_STARTS[next]),
  });
}

function hourOf(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** Names the filters that hide batches: "148 batches are hidden by State and Search." */
export function hiddenPhrase(view: BoardView, all: number, { locale, t }: Language): string {
  const names = [
    view.statuses.length > 0 && t('board.filter.state'),
    view.depots.length > 0 && t('board.filter.depot'),
    view.shifts.length > 0 && t('board.filter.shift'),
    view.attention !== null && t('board.filter.attention'),
    view.search.trim() !== '' && t('board.filter.search'),
  ].filter((name) => name !== false);
  return t('board.hiddenBy', { count: all, filters: listOf(names, 'and', locale) });
}

/** Whether anything is filtered away. */
export function isFiltered(view: BoardView): boolean {
  const lists = [view.statuses, view.depots, view.shifts];
  return lists.some(({ length }) => length > 0) || view.attention !== null || view.search.trim() !== '';
}
