/** Shown when nothing else could be: not part of a page's messages, because those did not come. */
export const lastResort = { title: 'Marshal did not load', again: 'Try again' } as const;
