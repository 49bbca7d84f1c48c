type Keyed = { readonly key: string };

export type NewLines<Line extends Keyed> = {
  readonly lines: readonly Line[];
  /** There are more than one page of them: what lies between is not known. */
  readonly gap: boolean;
};

/** What the newest page has above the lines that are shown. */
export function newLines<Line extends Keyed>(
  shown: readonly Line[],
  newest: { readonly items: readonly Line[] } | undefined,
): NewLines<Line> {
  if (newest === undefined) return { lines: [], gap: false };
  const known = new Set(shown.map(({ key }) => key));
  const place = newest.items.findIndex(({ key }) => known.has(key));
  if (place >= 0) return { lines: newest.items.slice(0, place), gap: false };
  return { lines: newest.items, gap: newest.items.length > 0 };
}
