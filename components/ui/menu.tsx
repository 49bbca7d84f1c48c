'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

type MenuProps = {
  /** One element that takes a ref; it opens the menu. */
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
};

/** A menu below its opener. Not modal, so the page behind keeps scrolling. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={8}
          collisionPadding={8}
          className="rounded-dlg bg-overlay shadow-overlay z-30 min-w-[216px] py-1 focus-visible:outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const menuItemClass =
  'flex h-8 w-full items-center gap-2 px-3 data-highlighted:bg-surface-3 focus-visible:outline-none max-sm:h-11';

export const MenuItem = Radix.Item;
export const MenuLabel = Radix.Label;
export const MenuSeparator = Radix.Separator;
