'use client';

import { useEffect, useRef } from 'react';

export type Command = {
  /** In the viewer's language. */
  readonly label: string;
  /** The key caps that do the same: ['J', 'K']. */
  readonly keys?: readonly string[];
  /** Left out for what only a key can do, such as moving; then the palette does not offer it. */
  readonly run?: () => void;
};

export type CommandGroup = { readonly title: string; readonly commands: readonly Command[] };

const groups = new Set<() => CommandGroup>();

/** Offers a page's or a part's commands in the palette and on the shortcut sheet for as long as it is on screen. */
export function useCommands(group: CommandGroup): void {
  const latest = useRef(group);
  useEffect(() => {
    latest.current = group;
  });
  useEffect(() => {
    const offer = () => latest.current;
    groups.add(offer);
    return () => {
      groups.delete(offer);
    };
  }, []);
}

/** What is offered at this moment, in the order in which it came on screen. */
export function commandGroups(): readonly CommandGroup[] {
  return [...groups].map((read) => read()).filter(({ commands }) => commands.length > 0);
}
