'use client';

import { useId, useMemo, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { fetchAhead } from './fetch-ahead.ts';
import { OpenedMenuContext } from './opened-menu.ts';

type MenuButtonProps = ComponentProps<'button'> & {
  /** Fetches the code of the menu; called when a hand comes near. */
  readonly prepare: () => unknown;
  /** A `Menu`. */
  readonly menu: ReactNode;
};

/** A button that opens a menu, whose code is not loaded before somebody is about to use it. */
export function MenuButton({ prepare, menu, ...face }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const byKey = useRef(false);
  const opened = useMemo(() => {
    const takeKey = () => {
      const was = byKey.current;
      byKey.current = false;
      return was;
    };
    return { open, onOpenChange: setOpen, opener: button, takeKey, labelledBy: id };
  }, [open, id]);
  const toggle = (key: boolean) => {
    byKey.current = key;
    setUsed(true);
    setOpen((before) => !before);
  };
  const near = () => void fetchAhead(prepare);
  return (
    <span className="relative flex min-w-0">
      <button
        type="button"
        {...face}
        ref={button}
        id={id}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={near}
        onFocus={near}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          if (!open) event.preventDefault();
          toggle(false);
        }}
        onClick={({ detail }) => {
          // A press without a pointer, as assistive technology makes it.
          if (detail === 0) toggle(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          toggle(true);
        }}
      />
      {used && <OpenedMenuContext value={opened}>{menu}</OpenedMenuContext>}
    </span>
  );
}
