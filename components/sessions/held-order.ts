type Item = { readonly id: string };

/** The items in the order of `before`; those it does not know come last. So nothing moves under the hand. */
export function inOrderOf<One extends Item>(
  items: readonly One[],
  before: readonly string[],
): readonly One[] {
  const places = new Map(before.map((id, place) => [id, place]));
  return items.toSorted((a, b) => (places.get(a.id) ?? Infinity) - (places.get(b.id) ?? Infinity) || 0);
}

/** Whether keeping the order of `before` shows these items elsewhere than they belong. */
export function isOtherOrder(items: readonly Item[], before: readonly string[]): boolean {
  return inOrderOf(items, before).some(({ id }, place) => id !== items[place]?.id);
}
