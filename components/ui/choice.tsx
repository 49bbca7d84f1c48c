'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import { cx } from './cx.ts';
import { MenuButton } from './menu-button.tsx';

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  /** Fetches the code of the menu; called when a hand comes near. */
  readonly prepare: () => unknown;
  readonly menu: ReactNode;
  /** On a phone the label is left to screen readers, and the value takes what room there is. */
  readonly terse?: boolean;
};

/** What is chosen of one kind, and the menu to choose another. */
export function Choice({ label, value, prepare, menu, terse = false }: ChoiceProps) {
  return (
    <MenuButton
      prepare={prepare}
      menu={menu}
      className={cx(buttonClass(), 'max-w-72 max-sm:h-11', terse && 'max-sm:min-w-0 max-sm:shrink')}
    >
      <span className={cx('text-ink-3 font-normal', terse && 'max-sm:sr-only')}>{label}</span>
      <b className="truncate font-semibold">{value}</b>
      <ChevronDown aria-hidden className="text-ink-3 size-3 flex-none" />
    </MenuButton>
  );
}
