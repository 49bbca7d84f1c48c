'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu,
  MenuCheck,
  MenuCheckItem,
  menuItemClass,
  MenuLabel,
  MenuSeparator,
} from '#components/ui/menu.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { SHIFTS } from '#lib/fleet/shifts.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { shiftWords } from './filter-words.ts';

type FilterMenuProps = {
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
};

/** The depots and shifts of the board, each to be ticked; it stays open, because one often wants more than one. */
export function FilterMenu({ view, onView }: FilterMenuProps) {
  const { store } = useFleetSource();
  const { t } = useLanguage();
  const there = new Set(view.depots);
  for (const { depot } of store.fleet().rows.values()) if (depot !== '') there.add(depot);
  const depots = [...there].sort((a, b) => a.localeCompare(b));
  return (
    <Menu>
      {depots.length > 0 && (
        <>
          <MenuLabel className={labelClass}>{t('board.filter.depot')}</MenuLabel>
          {depots.map((depot) => (
            <Item
              key={depot}
              checked={view.depots.includes(depot)}
              onTick={() => onView({ depots: ticked(view.depots, depot) })}
            >
              {depot}
            </Item>
          ))}
          <MenuSeparator className="my-1 border-t" />
        </>
      )}
      <MenuLabel className={labelClass}>{t('board.filter.shift')}</MenuLabel>
      {SHIFTS.map((shift) => (
        <Item
          key={shift}
          checked={view.shifts.includes(shift)}
          onTick={() => onView({ shifts: ticked(view.shifts, shift) })}
        >
          {t(`board.shift.${shift}`)}
          <span className="text-12 text-ink-3 ml-auto pl-4">{shiftWords(shift, t)}</span>
        </Item>
      ))}
    </Menu>
  );
}

const labelClass = 'text-11 text-ink-3 px-3 pt-1 pb-0.5';

type ItemProps = { readonly checked: boolean; readonly onTick: () => void; readonly children: ReactNode };

function Item({ checked, onTick, children }: ItemProps) {
  return (
    <MenuCheckItem
      checked={checked}
      onCheckedChange={onTick}
      onSelect={(event) => event.preventDefault()}
      className={menuItemClass}
    >
      <span className="grid size-4 flex-none place-items-center">
        <MenuCheck>
          <Check aria-hidden />
        </MenuCheck>
      </span>
      {children}
    </MenuCheckItem>
  );
}

function ticked<Value>(chosen: readonly Value[], value: Value): readonly Value[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}
