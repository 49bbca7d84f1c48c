'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import { MenuButton } from './menu-button.tsx';

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  /** Fetches the code of the menu; called when a hand comes near. */
  readonly prepare: () => unknown;
  readonly menu: ReactNode;
};

/** What is chosen of one kind, and the menu to choose another. */
export function Choice({ label, value, prepare, menu }: ChoiceProps) {
  return (
    <MenuButton prepare={prepare} menu={menu} className={`${buttonClass()} max-w-72 max-sm:h-11`}>
      <span className="text-ink-3 font-normal">{label}</span>
      <b className="truncate font-semibold">{value}</b>
      <ChevronDown aria-hidden className="text-ink-3 size-3" />
    </MenuButton>
  );
}
