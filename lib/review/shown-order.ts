/** What the list shows, and how many reviews wait to be shown because a hand is in it. */
export type ShownOrder = { readonly ids: readonly string[]; readonly waiting: number };

/**
 * The order on screen after the server's has changed. While held, nothing on screen moves or goes: what is new further
 * up waits, what is new below the last row is added there.
 */
export function shownOrder(shown: readonly string[], fresh: readonly string[], held: boolean): ShownOrder {
  if (!held || shown.length === 0) return { ids: fresh, waiting: 0 };
  const known = new Set(shown);
  const last = fresh.findLastIndex((id) => known.has(id));
  const unknown = (ids: readonly string[]) => ids.filter((id) => !known.has(id));
  const added = unknown(fresh.slice(last + 1));
  return {
    ids: added.length === 0 ? shown : [...shown, ...added],
    waiting: unknown(fresh.slice(0, last + 1)).length,
  };
}

/** What to look at when `leaving` go: the next one that stays, else the one before, else nothing. */
export function afterLeaving(
  ids: readonly string[],
  current: string | null,
  leaving: ReadonlySet<string>,
): string | null {
  if (current === null || !leaving.has(current)) return current;
  const place = ids.indexOf(current);
  const stays = (id: string) => !leaving.has(id);
  return ids.slice(place + 1).find(stays) ?? ids.slice(0, Math.max(place, 0)).findLast(stays) ?? null;
}
