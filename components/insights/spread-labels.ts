/**
 * Where labels stand that belong beside `wished` heights, listed from the top: as near to them as `gap` between two lines
 * and the edges `top` and `bottom` allow.
 */
export function spreadLabels(
  wished: readonly number[],
  { top, bottom, gap }: { readonly top: number; readonly bottom: number; readonly gap: number },
): readonly number[] {
  let free = top;
  const pushed = wished.map((at) => {
    const place = Math.max(at, free);
    free = place + gap;
    return place;
  });
  let most = bottom;
  return pushed
    .toReversed()
    .map((at) => {
      const place = Math.min(at, most);
      most = place - gap;
      return place;
    })
    .toReversed();
}
