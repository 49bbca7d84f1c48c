'use client';

import { Contrast, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Menu, MenuItem, menuItemClass, MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Account } from './account-menu.tsx';
import { LanguageItems } from './language-items.tsx';
import { menuPages, PAGE_ICONS } from './pages.ts';
import { useThemeSwitch } from './theme-toggle.tsx';
import { useInWorkspace } from './use-in-workspace.ts';

type AccountMenuItemsProps = { readonly account: Account; readonly signOut: () => Promise<void> };

export function AccountMenuItems({ account, signOut }: AccountMenuItemsProps) {
  const switchTheme = useThemeSwitch();
  const { t } = useLanguage();
  const router = useRouter();
  const address = useInWorkspace();
  return (
    <Menu align="end">
      <MenuLabel className="px-3 pt-1.5 pb-2">
        <span className="block font-semibold">{account.name}</span>
        {account.email !== account.name && <span className="text-12 text-ink-3 block">{account.email}</span>}
        <span className="text-12 text-ink-3 block">{t(`role.${account.role}`)}</span>
      </MenuLabel>
      <MenuSeparator className="mb-1 border-t" />
      {menuPages.map(({ name, href }) => {
        const Icon = PAGE_ICONS[name];
        return (
          <MenuItem
            key={name}
            className={cx(menuItemClass, 'sm:hidden')}
            onSelect={() => router.push(address(href))}
          >
            <Icon aria-hidden className="text-ink-3" />
            {t(`shell.page.${name}`)}
          </MenuItem>
        );
      })}
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
