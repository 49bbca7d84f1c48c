'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';

type ChoiceProps = { readonly label: string; readonly value: string; readonly menu: ReactNode };

/** What is chosen of one kind, and the menu to choose another. */
export function Choice({ label, value, menu }: ChoiceProps) {
  return (
    <MenuButton
      prepare={() => import('./filter-menus.tsx')}
      menu={menu}
      className={`${buttonClass()} max-w-72`}
    >
      <span className="text-ink-3 font-normal">{label}</span>
      <b className="truncate font-semibold">{value}</b>
      <ChevronDown aria-hidden className="text-ink-3 size-3" />
    </MenuButton>
  );
}
