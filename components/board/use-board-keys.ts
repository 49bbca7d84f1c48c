'use client';

import { useCommands } from '#components/shell/command-groups.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useHotkeys } from './use-hotkeys.ts';

type BoardKeys = {
  readonly filter: () => void;
  readonly addFilter: () => void;
  readonly move: (delta: 1 | -1) => void;
  readonly override: () => void;
  readonly logout: () => void;
  readonly pick: () => void;
  readonly density: () => void;
  readonly layout: () => void;
  readonly leave: () => void;
};

/** The board's keys, and the same acts by name for the palette; `hasBatch` says that there is something to act on. */
export function useBoardKeys(deeds: BoardKeys, mayAct: boolean, hasBatch: boolean): void {
  const { t } = useLanguage();
  useHotkeys({
    '/': deeds.filter,
    f: deeds.addFilter,
    j: () => deeds.move(1),
    k: () => deeds.move(-1),
    o: deeds.override,
    l: deeds.logout,
    x: deeds.pick,
    v: deeds.layout,
    d: deeds.density,
    Escape: deeds.leave,
  });
  useCommands({
    title: t('shell.page.board'),
    commands: [
      { label: t('board.shortcut.filter'), keys: ['/'], run: deeds.filter },
      { label: t('board.shortcut.addFilter'), keys: ['F'], run: deeds.addFilter },
      { label: t('board.shortcut.move'), keys: ['J', 'K'] },
      { label: t('board.shortcut.open'), keys: ['↵'] },
      { label: t('board.shortcut.rowActions'), keys: ['→'] },
      ...(mayAct
        ? [
            { label: t('board.shortcut.select'), keys: ['X'] },
            { label: t('board.shortcut.override'), keys: ['O'], ...(hasBatch && { run: deeds.override }) },
            { label: t('board.shortcut.logout'), keys: ['L'], ...(hasBatch && { run: deeds.logout }) },
          ]
        : []),
      { label: t('board.shortcut.map'), keys: ['V'], run: deeds.layout },
      { label: t('board.shortcut.density'), keys: ['D'], run: deeds.density },
    ],
  });
}
