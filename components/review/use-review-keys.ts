'use client';

import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { useCommands, type Command } from '#components/shell/command-groups.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Desk } from './use-desk.ts';

/** The keys of the review page, and the same acts by name for the palette. */
export function useReviewKeys(desk: Desk): void {
  const { t } = useLanguage();
  const { acts, batchId, item, mayAct, queue, selection } = desk;
  const focusNote = () => desk.note.current?.focus();
  const openPanel = () => batchId !== null && desk.showPanel(true);
  const undo = () => desk.undo(acts.last);
  // What is selected is meant, not what happens to be open.
  const many = mayAct && selection.checked.length > 0;
  useHotkeys({
    j: () => desk.move(1),
    k: () => desk.move(-1),
    x: desk.checkCurrent,
    r: queue.settle,
    c: () => (many ? desk.bulk('claim') : desk.claim()),
    t: desk.takeOver,
    '1': (event) => (many ? desk.bulk('confirm') : desk.decide('confirm', event)),
    '2': (event) => (many ? desk.bulk('dismiss') : desk.decide('dismiss', event)),
    '3': (event) => (many ? desk.bulk('follow_up') : desk.decide('follow_up', event)),
    s: () => (many ? desk.bulk('snooze') : desk.snooze()),
    n: focusNote,
    u: undo,
    e: openPanel,
    o: () => desk.guarded('override'),
    l: () => desk.guarded('logout'),
    Escape: () => (desk.panelOpen ? desk.showPanel(false) : selection.checkOnly([])),
  });
  const able = mayAct && item !== null;
  const offered = (run: () => unknown, when = able) => (when ? { run: () => void run() } : {});
  const acting = (...commands: readonly Command[]) => (mayAct ? commands : []);
  useCommands({
    title: t('shell.page.reviews'),
    commands: [
      { label: t('review.key.move'), keys: ['J', 'K'] },
      ...acting({ label: t('review.key.select'), keys: ['X'] }),
      { label: t('review.key.showNew'), keys: ['R'], run: queue.settle },
      ...acting(
        { label: t('review.key.claim'), keys: ['C'], ...offered(desk.claim) },
        { label: t('review.key.takeOver'), keys: ['T'], ...offered(desk.takeOver) },
        { label: t('review.key.confirm'), keys: ['1'], ...offered(() => desk.decide('confirm')) },
        { label: t('review.key.dismiss'), keys: ['2'], ...offered(() => desk.decide('dismiss')) },
        { label: t('review.key.followUp'), keys: ['3'], ...offered(() => desk.decide('follow_up')) },
        { label: t('review.key.snooze'), keys: ['S'], ...offered(desk.snooze) },
        { label: t('review.key.note'), keys: ['N'], ...offered(focusNote) },
        { label: t('review.key.undo'), keys: ['U'], ...offered(undo, acts.last !== null) },
      ),
      { label: t('review.key.panel'), keys: ['E'], ...offered(openPanel, batchId !== null) },
      ...acting(
        { label: t('review.key.override'), keys: ['O'], ...offered(() => desk.guarded('override')) },
        { label: t('review.key.logout'), keys: ['L'], ...offered(() => desk.guarded('logout')) },
      ),
      { label: t('review.key.close'), keys: ['Esc'] },
    ],
  });
}
