'use client';

import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Pencil } from 'lucide-react';
import { Menu, MenuItem, menuItemClass } from '#components/ui/menu.tsx';
import type { ReasonRow } from '#lib/fleet/reasons.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReasonDraft } from './reason-dialog.tsx';
import type { ReasonActs } from './use-reason-acts.ts';

type ReasonMenuProps = {
  readonly row: ReasonRow;
  /** The reasons in use, in their order. */
  readonly codes: readonly string[];
  readonly acts: ReasonActs & { readonly ask: (draft: ReasonDraft) => void };
};

/** Everything an administrator can do with one reason. */
export function ReasonMenu({ row, codes, acts }: ReasonMenuProps) {
  const { t } = useLanguage();
  const place = codes.indexOf(row.code);
  return (
    <Menu align="end">
      <MenuItem className={menuItemClass} onSelect={() => acts.ask({ kind: 'words', row })}>
        <Pencil aria-hidden /> {t('settings.reword')}
      </MenuItem>
      {place > 0 && (
        <MenuItem className={menuItemClass} onSelect={() => acts.move(row, codes, -1)}>
          <ArrowUp aria-hidden /> {t('settings.moveUp')}
        </MenuItem>
      )}
      {place >= 0 && place < codes.length - 1 && (
        <MenuItem className={menuItemClass} onSelect={() => acts.move(row, codes, 1)}>
          <ArrowDown aria-hidden /> {t('settings.moveDown')}
        </MenuItem>
      )}
      {row.retired ? (
        <MenuItem className={menuItemClass} onSelect={() => acts.retire(row, false)}>
          <ArchiveRestore aria-hidden /> {t('settings.bringBack')}
        </MenuItem>
      ) : (
        <MenuItem className={menuItemClass} onSelect={() => acts.retire(row, true)}>
          <Archive aria-hidden /> {t('settings.retire')}
        </MenuItem>
      )}
    </Menu>
  );
}
