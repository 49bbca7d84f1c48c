'use client';

import { Copy, Link2, LogOut, PanelRight, Replace, SquareCheck } from 'lucide-react';
import { Menu, MenuItem, MenuSeparator, menuItemClass } from '#components/ui/menu.tsx';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { RowDeeds } from './board-row.tsx';

type RowMenuProps = {
  readonly row: FleetRow;
  readonly picked: boolean;
  readonly deeds: RowDeeds;
  readonly mayAct: boolean;
};

/** Everything that can be done with one batch, the keys' acts included. */
export function RowMenu({ row, picked, deeds, mayAct }: RowMenuProps) {
  const { t } = useLanguage();
  const signedIn = row.session !== null && row.session.endedAt === null;
  return (
    <Menu align="end">
      <MenuItem className={menuItemClass} onSelect={() => deeds.open(row.id)}>
        <PanelRight aria-hidden /> {t('board.openPanel')}
      </MenuItem>
      <MenuItem className={menuItemClass} onSelect={() => void navigator.clipboard.writeText(row.reference)}>
        <Copy aria-hidden /> {t('board.copyReference')}
      </MenuItem>
      <MenuItem
        className={menuItemClass}
        onSelect={() => void navigator.clipboard.writeText(addressOf(row.id))}
      >
        <Link2 aria-hidden /> {t('board.copyRowLink')}
      </MenuItem>
      {mayAct && (
        <>
          <MenuItem className={menuItemClass} onSelect={() => deeds.pick(row.id)}>
            <SquareCheck aria-hidden /> {t(picked ? 'board.unselect' : 'board.select')}
          </MenuItem>
          <MenuSeparator className="my-1 border-t" />
          <MenuItem className={menuItemClass} onSelect={() => deeds.override(row.id)}>
            <Replace aria-hidden /> {t('board.overrideDots')}
          </MenuItem>
          {signedIn && (
            <MenuItem className={`${menuItemClass} text-danger-t`} onSelect={() => deeds.logout(row.id)}>
              <LogOut aria-hidden /> {t('board.logout')}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}

/** The board as it is now, with the panel of this batch open. */
function addressOf(batchId: string): string {
  const url = new URL(window.location.href);
  url.searchParams.set('batch', batchId);
  return url.href;
}
