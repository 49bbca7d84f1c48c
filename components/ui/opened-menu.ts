'use client';

import { createContext, type RefObject } from 'react';

/** What a `MenuButton` tells its menu. */
export type OpenedMenu = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly opener: RefObject<HTMLElement | null>;
  /** True once after a key opened it: then it begins at its first entry. */
  readonly takeKey: () => boolean;
  /** Id of the opener, which names the menu. */
  readonly labelledBy: string;
};

export const OpenedMenuContext = createContext<OpenedMenu | null>(null);
