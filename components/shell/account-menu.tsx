'use client';

import { Contrast, LogOut } from 'lucide-react';
import { startTransition } from 'react';
import { Menu, MenuItem, menuItemClass, MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { initials } from './initials.ts';
import { useThemeSwitch } from './theme-toggle.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Role } from '#lib/fleet/types.ts';
import { LanguageItems } from './language-items.tsx';

export type Account = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

type AccountMenuProps = { readonly account: Account; readonly signOut: () => Promise<void> };

export function AccountMenu({ account, signOut }: AccountMenuProps) {
  const switchTheme = useThemeSwitch();
  const { t } = useLanguage();
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('shell.account', { name: account.name })}
          className="rounded-ctl bg-ink-solid text-on-solid grid size-6 flex-none place-items-center text-[10.5px] font-semibold tracking-[.01em] max-sm:relative max-sm:size-8 max-sm:after:absolute max-sm:after:-inset-1.5"
        >
          {initials(account.name)}
        </button>
      }
    >
      <MenuLabel className="px-3 pt-1.5 pb-2">
        <span className="block font-semibold">{account.name}</span>
        {account.email !== account.name && <span className="text-12 text-ink-3 block">{account.email}</span>}
        <span className="text-12 text-ink-3 block">{t(`role.${account.role}`)}</span>
      </MenuLabel>
      <MenuSeparator className="mb-1 border-t" />
      <MenuItem className={menuItemClass} onSelect={switchTheme}>
        <Contrast aria-hidden className="text-ink-3" />
        {t('shell.switchTheme')}
      </MenuItem>
      <LanguageItems />
      <MenuItem className={menuItemClass} onSelect={() => startTransition(() => signOut())}>
        <LogOut aria-hidden className="text-ink-3" />
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}
