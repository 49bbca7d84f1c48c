/** The lines of the board below its head: group headings and batches, in the order they are shown. */
export type GroupName = 'attention' | 'rest';
export type BoardItem =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: GroupName;
      readonly count: number;
      readonly open: boolean;
    }
  | { readonly kind: 'row'; readonly key: string };

export type RowOrder = { readonly attention: readonly string[]; readonly rest: readonly string[] };

/** Heading keys cannot be mistaken for batch ids. */
export const groupKey = (group: GroupName): string => `group:${group}`;

/** A heading for each group that has rows; a closed group keeps its heading. */
export function boardItems(order: RowOrder, closed: ReadonlySet<GroupName>): readonly BoardItem[] {
  return (['attention', 'rest'] as const).flatMap((group): BoardItem[] => {
    const ids = order[group];
    if (ids.length === 0) return [];
    const open = !closed.has(group);
    const heading: BoardItem = { kind: 'group', key: groupKey(group), group, count: ids.length, open };
    return open ? [heading, ...ids.map((key): BoardItem => ({ kind: 'row', key }))] : [heading];
  });
}

/** The key `delta` places on from `key` among `keys`, staying inside; from nowhere, the first one. */
export function neighbour(keys: readonly string[], key: string | null, delta: number): string | null {
  const at = key === null ? -1 : keys.indexOf(key);
  if (at === -1) return keys[0] ?? null;
  return keys[Math.max(0, Math.min(keys.length - 1, at + delta))] ?? null;
}
