/** For a region that scrolls and may hold nothing to tab to: it must be reachable without a pointer. Give it a name. */
export const scrolledByKeyboard = { role: 'region', tabIndex: 0 } as const;
