'use client';

import { Contrast, LogOut } from 'lucide-react';
import { startTransition } from 'react';
import { Menu, MenuItem, menuItemClass, MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { initials } from './initials.ts';
import { useThemeSwitch } from './theme-toggle.tsx';

export type Account = {
  readonly name: string;
  readonly email: string;
  /** What the person may do here, in a word: "Supervisor". */
  readonly role: string;
};

type AccountMenuProps = { readonly account: Account; readonly signOut: () => Promise<void> };

export function AccountMenu({ account, signOut }: AccountMenuProps) {
  const switchTheme = useThemeSwitch();
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Account: ${account.name}`}
          className="rounded-ctl bg-ink-solid text-on-solid grid size-6 flex-none place-items-center text-[10.5px] font-semibold tracking-[.01em] max-sm:relative max-sm:size-8 max-sm:after:absolute max-sm:after:-inset-1.5"
        >
          {initials(account.name)}
        </button>
      }
    >
      <MenuLabel className="px-3 pt-1.5 pb-2">
        <span className="block font-semibold">{account.name}</span>
        {account.email !== account.name && <span className="text-12 text-ink-3 block">{account.email}</span>}
        <span className="text-12 text-ink-3 block">{account.role}</span>
      </MenuLabel>
      <MenuSeparator className="mb-1 border-t" />
      <MenuItem className={menuItemClass} onSelect={switchTheme}>
        <Contrast aria-hidden className="text-ink-3" />
        Switch theme
      </MenuItem>
      <MenuItem className={menuItemClass} onSelect={() => startTransition(() => signOut())}>
        <LogOut aria-hidden className="text-ink-3" />
        Sign out
      </MenuItem>
    </Menu>
  );
}
