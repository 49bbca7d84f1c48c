'use client';

import { Copy, Link2, LogOut, PanelRight, Replace, SquareCheck, UserRoundPen } from 'lucide-react';
import { Menu, MenuItem, MenuSeparator, menuItemClass } from '#components/ui/menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { RowDeeds } from './board-row.tsx';

type RowMenuProps = {
  readonly batchId: string;
  readonly reference: string;
  /** Its driver is signed in on a device. */
  readonly signedIn: boolean;
  readonly picked: boolean;
  /** May be given to another driver. */
  readonly assignable: boolean;
  readonly deeds: RowDeeds;
  readonly mayAct: boolean;
};

/** Everything that can be done with one batch, the keys' acts included. */
export function RowMenu(props: RowMenuProps) {
  const { batchId, reference, signedIn, picked, assignable, deeds, mayAct } = props;
  const { t } = useLanguage();
  return (
    <Menu align="end">
      <MenuItem className={menuItemClass} onSelect={() => deeds.open(batchId)}>
        <PanelRight aria-hidden /> {t('board.openPanel')}
      </MenuItem>
      <MenuItem className={menuItemClass} onSelect={() => void navigator.clipboard.writeText(reference)}>
        <Copy aria-hidden /> {t('board.copyReference')}
      </MenuItem>
      <MenuItem
        className={menuItemClass}
        onSelect={() => void navigator.clipboard.writeText(addressOf(batchId))}
      >
        <Link2 aria-hidden /> {t('board.copyRowLink')}
      </MenuItem>
      {mayAct && (
        <>
          <MenuItem className={menuItemClass} onSelect={() => deeds.pick(batchId)}>
            <SquareCheck aria-hidden /> {t(picked ? 'board.unselect' : 'board.select')}
          </MenuItem>
          <MenuSeparator className="my-1 border-t" />
          <MenuItem className={menuItemClass} onSelect={() => deeds.override(batchId)}>
            <Replace aria-hidden /> {t('board.overrideDots')}
          </MenuItem>
          {assignable && (
            <MenuItem className={menuItemClass} onSelect={() => deeds.assign(batchId)}>
              <UserRoundPen aria-hidden /> {t('assign.open')}
            </MenuItem>
          )}
          {signedIn && (
            <MenuItem className={`${menuItemClass} text-danger-t`} onSelect={() => deeds.logout(batchId)}>
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
