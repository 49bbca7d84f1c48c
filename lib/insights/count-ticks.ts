/** Round figures from nought up for an axis of counts; the last is at least `most`. */
export function countTicks(most: number): readonly number[] {
  const step = stepFor(most);
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

/** As `countTicks`, but ends at the whole itself: what is stacked always adds up to it. */
export function wholeTicks(whole: number): readonly number[] {
  const step = stepFor(whole);
  return [...countTicks(whole).filter((tick) => tick < whole - step / 3), whole];
}

/** 1, 2 or 5 times a power of ten, at most four steps high. */
function stepFor(most: number): number {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((step) => step * power >= rough) ?? 10) * power;
}
