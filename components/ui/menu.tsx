'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import { useContext, useRef, type FocusEvent, type ReactNode } from 'react';
import { OpenedMenuContext } from './opened-menu.ts';

type MenuProps = { readonly align?: 'start' | 'end'; readonly children: ReactNode };

/** A menu below its opener, a `MenuButton`. Not modal, so the page behind keeps scrolling. */
export function Menu({ align = 'start', children }: MenuProps) {
  const opened = useContext(OpenedMenuContext);
  const leftByPointer = useRef(false);
  if (!opened) throw new Error('A menu was used without its button.');
  const { open, onOpenChange, opener, takeKey, labelledBy } = opened;
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={8}
          collisionPadding={8}
          aria-labelledby={labelledBy}
          onFocus={(event) => {
            if (event.target === event.currentTarget && takeKey()) focusFirst(event);
          }}
          onInteractOutside={() => {
            leftByPointer.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftByPointer.current) opener.current?.focus();
            leftByPointer.current = false;
          }}
          className="rounded-dlg bg-overlay shadow-overlay scroll-thin z-30 max-h-[min(var(--radix-dropdown-menu-content-available-height),560px)] min-w-[216px] overflow-y-auto py-1 focus-visible:outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix begins at the first entry only when it saw the key itself; the first time, its code came after the key. */
function focusFirst({ currentTarget }: FocusEvent<HTMLElement>): void {
  const entries = [...currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  entries.find((entry) => entry.checkVisibility())?.focus();
}

export const menuItemClass =
  'flex h-8 w-full items-center gap-2 px-3 data-highlighted:bg-surface-3 focus-visible:outline-none max-sm:h-11';

export const MenuItem = Radix.Item;
/** An item that is on or off; prevent its `onSelect` to keep the menu open. */
export const MenuCheckItem = Radix.CheckboxItem;
export const MenuCheck = Radix.ItemIndicator;
export const MenuLabel = Radix.Label;
export const MenuSeparator = Radix.Separator;
