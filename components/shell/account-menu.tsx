'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import type { Role } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { initials } from './initials.ts';

export type Account = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

type AccountMenuProps = { readonly account: Account; readonly signOut: () => Promise<void> };

const load = () => import('./account-menu-items.tsx');
const AccountMenuItems = dynamic(() => load().then((file) => file.AccountMenuItems));

export function AccountMenu({ account, signOut }: AccountMenuProps) {
  const { t } = useLanguage();
  return (
    <MenuButton
      prepare={load}
      menu={<AccountMenuItems account={account} signOut={signOut} />}
      aria-label={t('shell.account', { name: account.name })}
      className="rounded-ctl bg-ink-solid text-on-solid grid size-6 flex-none place-items-center text-[10.5px] font-semibold tracking-[.01em] max-sm:relative max-sm:order-6 max-sm:size-8 max-sm:after:absolute max-sm:after:-inset-1.5"
    >
      {initials(account.name)}
    </MenuButton>
  );
}
