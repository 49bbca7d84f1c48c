'use client';

import { Check } from 'lucide-react';
import {
  Menu,
  MenuCheck,
  MenuCheckItem,
  MenuItem,
  MenuSeparator,
  menuItemClass,
} from '#components/ui/menu.tsx';
import { HIDEABLE_COLUMNS, type HideableColumn } from '#lib/fleet/board-view.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { toggleColumn } from './board-look.ts';
import { columnName } from './columns.ts';

type ColumnMenuProps = {
  readonly hidden: readonly HideableColumn[];
  readonly onHidden: (hidden: readonly HideableColumn[]) => void;
};

/** One item a column; it stays open, because one rarely changes only one. */
export function ColumnMenu({ hidden, onHidden }: ColumnMenuProps) {
  const { t } = useLanguage();
  return (
    <Menu align="end">
      {HIDEABLE_COLUMNS.map((column) => (
        <MenuCheckItem
          key={column}
          checked={!hidden.includes(column)}
          onCheckedChange={() => onHidden(toggleColumn(hidden, column))}
          onSelect={(event) => event.preventDefault()}
          className={menuItemClass}
        >
          <span className="grid size-4 place-items-center">
            <MenuCheck>
              <Check aria-hidden />
            </MenuCheck>
          </span>
          {columnName(column, t) ?? t(`board.column.${column}`)}
        </MenuCheckItem>
      ))}
      <MenuSeparator className="my-1 border-t" />
      <MenuItem
        disabled={hidden.length === 0}
        onSelect={() => onHidden([])}
        className={`${menuItemClass} data-disabled:text-ink-off pl-9`}
      >
        {t('board.allColumns')}
      </MenuItem>
    </Menu>
  );
}
