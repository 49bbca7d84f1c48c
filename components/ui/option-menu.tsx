'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Menu, MenuItem, menuItemClass } from './menu.tsx';

/** A menu of many `Option`s. */
export function OptionMenu({ children }: { readonly children: ReactNode }) {
  return (
    <Menu>
      <div className="scroll-thin max-h-[min(70vh,560px)] overflow-auto">{children}</div>
    </Menu>
  );
}

type OptionProps = {
  readonly on: boolean;
  /** The menu stays open. */
  readonly stays?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** Something to choose, with a mark when it is chosen. */
export function Option({ on, stays = false, onPress, children }: OptionProps) {
  const { t } = useLanguage();
  return (
    <MenuItem
      className={menuItemClass}
      onSelect={(event) => {
        if (stays) event.preventDefault();
        onPress();
      }}
    >
      <Check aria-hidden className={on ? '' : 'invisible'} />
      <span className="flex-1">{children}</span>
      {on && <span className="sr-only">{t('shell.chosen')}</span>}
    </MenuItem>
  );
}
